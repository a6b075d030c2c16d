// The bridge's own texts: one file a language, each complete by its type.
import type { Snapshot } from '../../contract';
import { type Catalogue, en } from './en';
import { ja } from './ja';

const CATALOGUES: Readonly<Record<Snapshot['locale'], Catalogue>> = { en, ja };

/** English until a snapshot has named the language. */
export function catalogueOf(locale: Snapshot['locale'] | undefined): Catalogue {
  return CATALOGUES[locale ?? 'en'];
}
