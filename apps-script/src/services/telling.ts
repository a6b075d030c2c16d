// How tasks are told to the bridge by this script: in the ledger's language, with this deployment's links.
import type { Telling } from '../core/snapshot';
import { type Language, textsOf } from '../i18n/catalogue';
import { sha256Hex } from './crypto';
import { linksFor } from './links';
import type { Properties } from './properties';

export function tellingIn(language: Language, properties: Properties): Telling {
  const links = linksFor(properties, SpreadsheetApp.getActive().getUrl());
  return { locale: language, texts: textsOf(language).core, digest: sha256Hex, links };
}
