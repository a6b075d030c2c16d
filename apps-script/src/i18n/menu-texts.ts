// Texts of the sheet's menu and of what it answers.
export interface MenuTexts {
  readonly title: string;
  readonly runNow: string;
  readonly setUp: string;
  readonly ran: string;
  readonly setUpDone: string;
  readonly failed: (reason: string) => string;
}
