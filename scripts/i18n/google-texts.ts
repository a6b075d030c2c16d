// What set-up says of the Google part.
import type { ClaspReason } from '../services/clasp-says';

export interface GoogleTexts {
  readonly login: Readonly<Record<'loggedOut' | 'expired' | 'apiOff', string>>;
  readonly loggedIn: (email: string) => string;
  readonly noSpreadsheet: string;
  /** @param since ISO time at which a run began to make one that it did not remember */
  readonly halfMade: (title: string, since: string) => string;
  readonly scriptGone: (url: string) => string;
  readonly chooseSpreadsheet: string;
  readonly newSpreadsheet: (title: string) => string;
  readonly existingSpreadsheet: string;
  readonly askSpreadsheet: string;
  readonly notSpreadsheet: string;
  readonly making: string;
  readonly pushing: string;
  readonly pushed: (files: number) => string;
  readonly notPushed: (files: readonly string[]) => string;
  readonly deploying: string;
  readonly notDeployed: string;
  readonly deploymentGone: string;
  readonly oldVersion: (version: number, files: readonly string[]) => string;
  readonly deployed: (url: string, version: number) => string;
  readonly mends: {
    readonly clasp: (reason: ClaspReason) => string;
    readonly mayBeHalfMade: (title: string) => string;
  };
}
