// Who may look into a set-up or change it: whoever works at the spreadsheet. The web app's page could call every function of
// the script by its name, in the name of the account that deployed it, for any visitor.

export class NotAtSpreadsheet extends Error {
  override readonly name = 'NotAtSpreadsheet';

  constructor() {
    super('This is done from the spreadsheet’s menu only');
  }
}

/** Google gives the spreadsheet's Ui to its menu and dialogs alone. @throws NotAtSpreadsheet */
export function requireSpreadsheet(): void {
  try {
    SpreadsheetApp.getUi();
  } catch {
    throw new NotAtSpreadsheet();
  }
}
