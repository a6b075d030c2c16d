// All that a step works with.

import type { SetUpTexts } from '../i18n/texts';
import type { Installation } from '../installation/installation';
import type { Secrets } from '../installation/secrets';
import type { Terminal } from './terminal';
import type { Time } from './time';

export interface World {
  /** Of the checkout. */
  readonly root: string;
  /** Addresses of services, proxies, credentials: as the shell gave them. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the installation's file stands, and what tools need files for. */
  readonly stateFolder: string;
  readonly time: Time;
  readonly terminal: Terminal;
  readonly texts: SetUpTexts;
  readonly installation: () => Installation;
  /** Written to the file at once. */
  readonly know: (news: Partial<Omit<Installation, 'schema' | 'name'>>) => void;
  readonly secrets: Secrets;
}
