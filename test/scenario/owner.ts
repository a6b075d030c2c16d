// What the owner of the spreadsheet does to it by hand.
import { columnName } from '../sandbox/google/sheets/range';
import type { Sandbox } from '../sandbox/sandbox';

export class Owner {
  constructor(private readonly sandbox: Sandbox) {}

  /** The tab's texts, by row. */
  tab(title: string): readonly (readonly string[])[] {
    const tab = this.sandbox.sheets.view(this.sandbox.spreadsheetId).find((each) => each.title === title);
    return tab?.rows.map((row) => row.map(({ text }) => text)) ?? [];
  }

  /** Types into every cell that shows `old`. */
  replace(title: string, old: string, text: string): void {
    this.fill(title, (cell) => (cell === old ? text : cell));
  }

  /** Selects all of the tab and deletes it. @returns how to undo that */
  empty(title: string): () => void {
    const before = this.tab(title);
    this.fill(title, () => '');
    return () => this.fill(title, (_, row, column) => before[row]?.[column] ?? '');
  }

  deleteTab(title: string): void {
    const { sheets, spreadsheetId } = this.sandbox;
    const tab = sheets.view(spreadsheetId).find((each) => each.title === title);
    const requests = [{ deleteSheet: { sheetId: tab?.sheetId } }];
    sheets.call('sheets.spreadsheets.batchUpdate', { spreadsheetId }, { requests });
  }

  /** Types where the text is to be another one. */
  private fill(title: string, textOf: (cell: string, row: number, column: number) => string): void {
    this.tab(title).forEach((row, rowIndex) => {
      row.forEach((cell, column) => {
        const text = textOf(cell, rowIndex, column);
        if (text === cell) return;
        const a1 = `'${title}'!${columnName(column)}${rowIndex + 1}`;
        this.sandbox.sheets.setCell(this.sandbox.spreadsheetId, a1, text);
      });
    });
  }
}
