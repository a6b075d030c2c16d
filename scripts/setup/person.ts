// What only a person can do, as data: the terminal says exactly what to click, a rehearsal does it in the simulators.

export type PersonAct =
  | { readonly kind: 'createSlackApp'; readonly url: string; readonly manifestPath: string }
  | { readonly kind: 'inviteBot'; readonly channels: readonly string[] }
  | { readonly kind: 'logInToGoogle'; readonly command: string; readonly args: readonly string[] }
  | { readonly kind: 'enableAppsScriptApi'; readonly url: string }
  /** @param block of `NAME=value` lines for Toban → Connect; it holds secrets */
  | { readonly kind: 'connect'; readonly sheetUrl: string; readonly block: string }
  | {
      readonly kind: 'setUpSheet';
      readonly sheetUrl: string;
      readonly language: 'ja' | 'en';
      readonly testChannel: string;
    }
  | {
      readonly kind: 'addCalendars';
      readonly sheetUrl: string;
      readonly service: string;
      readonly from: string;
      readonly channels: readonly string[];
    }
  | { readonly kind: 'createTestEvent'; readonly url: string; readonly title: string }
  | { readonly kind: 'startTestTask'; readonly channel: string; readonly title: string }
  | { readonly kind: 'finishTestTask'; readonly channel: string; readonly title: string }
  | { readonly kind: 'deleteTestEvent'; readonly title: string }
  | { readonly kind: 'checkSetUp'; readonly sheetUrl: string };
