// What set-up says of the sheet and of the test task.

export interface SheetTexts {
  readonly notConnected: string;
  readonly changedSince: string;
  readonly connected: string;
  readonly askHeartbeat: string;
  readonly notAddress: string;
  readonly notSetUp: string;
  readonly noCalendars: string;
  /** @param since ISO time */
  readonly confirmed: (since: string) => string;
}

export interface TestTaskTexts {
  readonly notYet: string;
  readonly went: (since: string) => string;
  readonly askCalendar: string;
  readonly waitingForIncident: (title: string) => string;
  readonly opened: (seconds: number) => string;
  readonly noIncident: string;
  readonly waitingForCard: string;
  readonly told: (seconds: number) => string;
  readonly noCard: (channel: string) => string;
  readonly waitingForState: string;
  readonly started: string;
  readonly finished: string;
  readonly notReached: (state: 'started' | 'finished') => string;
  readonly cardStays: string;
  readonly stays: (channel: string) => string;
  readonly mends: {
    readonly noIncident: (title: string) => string;
    readonly noCard: (title: string) => string;
    readonly notReached: (title: string) => string;
  };
}
