// Texts of the sheet's menu, of what it answers, and of what set-up writes beside cells.

/** What set-up cannot repair by itself, and what people can do about it. */
export interface SetUpFaults {
  readonly busy: string;
  readonly missingTab: (tab: string) => string;
  readonly nameTaken: (tab: string) => string;
  readonly headless: (tab: string) => string;
  /** @param letters of the column that stands where it was, and its header now */
  readonly renamed: (tab: string, column: string, letters: string, now: string) => string;
}

/** Notes on the report's headers, by header. */
export type ReportNotes = Readonly<Record<'On time' | 'Median delay (min)' | 'Not started', string>>;

export interface ChartTitles {
  readonly onTimeByMonth: string;
  readonly delayByCustomer: string;
}

export interface MenuTexts {
  readonly title: string;
  readonly runNow: string;
  readonly setUp: string;
  readonly reportNow: string;
  readonly connect: string;
  readonly addCalendars: string;
  readonly checkSetUp: string;
  readonly ran: string;
  readonly setUpDone: string;
  readonly reported: string;
  readonly failed: (reason: string) => string;
  readonly faults: SetUpFaults;
  readonly reportNotes: ReportNotes;
  readonly charts: ChartTitles;
}
