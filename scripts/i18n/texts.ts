// All that set-up says, filled by one catalogue a language.
import type { AwsTexts } from './aws-texts';
import type { GoogleTexts } from './google-texts';
import type { SheetTexts, TestTaskTexts } from './sheet-texts';

/** What only a person can do, click by click. */
interface ActTexts {
  readonly createSlackApp: (url: string, manifestPath: string) => string;
  readonly inviteBot: (channels: readonly string[]) => string;
  readonly logInToGoogle: (command: string) => string;
  readonly enableAppsScriptApi: (url: string) => string;
  readonly connect: (sheetUrl: string, block: string) => string;
  readonly setUpSheet: (sheetUrl: string, language: 'ja' | 'en', testChannel: string) => string;
  readonly addCalendars: (
    sheetUrl: string,
    service: string,
    from: string,
    channels: readonly string[],
  ) => string;
  readonly createTestEvent: (url: string, title: string) => string;
  readonly startTestTask: (channel: string, title: string) => string;
  readonly finishTestTask: (channel: string, title: string) => string;
  readonly deleteTestEvent: (title: string) => string;
  readonly checkSetUp: (sheetUrl: string) => string;
}

export interface SetUpTexts {
  readonly place: (number: number, of: number, title: string) => string;
  readonly isDone: (place: string, detail: string) => string;
  readonly isNext: (place: string, detail: string) => string;
  readonly isLater: (title: string) => string;
  readonly failed: (place: string, what: string, mend: string) => string;
  readonly stillLacking: (detail: string) => string;
  readonly runAgain: string;
  readonly again: (step: string) => string;
  readonly allDone: string;
  readonly broken: string;
  readonly begun: (what: string) => string;
  readonly ended: (what: string, seconds: number) => string;
  readonly pressEnter: string;
  readonly noSuchStep: (id: string, known: readonly string[]) => string;
  readonly titles: Readonly<
    Record<
      | 'tools'
      | 'awsAccount'
      | 'slackApp'
      | 'slackChannels'
      | 'bridgeSecret'
      | 'bridgeDeploy'
      | 'bridgeAnswers'
      | 'pagerDutyAccount'
      | 'webhooks'
      | 'googleLogin'
      | 'spreadsheet'
      | 'push'
      | 'deployment'
      | 'connect'
      | 'setUpSheet'
      | 'calendars'
      | 'testTask',
      string
    >
  >;
  readonly acts: ActTexts;
  readonly mends: {
    readonly unreachable: string;
    readonly slack: (code: string) => string;
    readonly pagerDuty: (status: number) => string;
    readonly bridge: (status: number) => string;
  };
  readonly tools: {
    readonly oldNode: (version: string, needed: number) => string;
    readonly packagesLacking: (names: readonly string[]) => string;
    readonly unbuilt: (paths: readonly string[]) => string;
    readonly building: string;
    readonly npmMend: string;
    readonly ready: (version: string) => string;
  };
  readonly aws: AwsTexts;
  readonly slack: {
    readonly noToken: string;
    readonly askToken: string;
    readonly notBotToken: string;
    readonly connected: (team: string) => string;
    readonly scopesLacking: (scopes: readonly string[]) => string;
    readonly scopesMend: string;
    readonly noChannels: string;
    readonly defaultNotStored: string;
    readonly askDefault: string;
    readonly askTest: string;
    readonly askMore: string;
    readonly notChannelId: string;
    readonly channelsLack: (faults: readonly string[]) => string;
    readonly inviteMend: string;
    readonly channelsReady: (count: number) => string;
  };
  readonly bridge: {
    readonly noSecret: string;
    readonly secretStored: string;
    readonly notDeployed: string;
    readonly channelsRefused: (faults: readonly string[]) => string;
    readonly answers: (addresses: number, channels: number) => string;
  };
  readonly pagerDuty: {
    readonly notChosen: string;
    readonly askToken: string;
    readonly askFrom: string;
    readonly notAddress: string;
    readonly noUser: (address: string) => string;
    readonly noUserMend: string;
    readonly noService: string;
    readonly noServiceMend: string;
    readonly serviceGone: (name: string) => string;
    readonly chooseService: string;
    readonly choosePolicy: string;
    readonly servicesOwnPolicy: string;
    readonly oneLevel: (policy: string) => string;
    readonly inactive: (service: string, status: string) => string;
    readonly autoResolves: (service: string, minutes: number) => string;
    readonly releases: (service: string, minutes: number) => string;
    readonly ready: (from: string, service: string) => string;
  };
  readonly google: GoogleTexts;
  readonly sheet: SheetTexts;
  readonly testTask: TestTaskTexts;
  readonly webhooks: {
    readonly ready: string;
    readonly lacking: (urls: readonly string[]) => string;
    readonly noSecret: string;
  };
}
