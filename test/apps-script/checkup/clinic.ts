// For tests of Check set-up: a whole installation that is well, and whoever breaks and mends one thing of it.
import type { Line, Verdict } from '../../../apps-script/src/core/checkup/line';
import { TABS } from '../../../apps-script/src/core/tabs';
import type { Checked } from '../../../apps-script/src/sheet/dialogs/dialog-data';
import type { HttpHandler } from '../../sandbox/http';
import { readTab } from '../../sandbox/settings-sheet';
import { CALENDAR, Office } from '../page/office';

export { CALENDAR };

export class Clinic {
  private constructor(readonly office: Office) {}

  static async open(locale: 'ja' | 'en' = 'en'): Promise<Clinic> {
    const clinic = new Clinic(await Office.open(locale));
    await clinic.office.toban.advance('PT3M');
    return clinic;
  }

  get sandbox() {
    return this.office.sandbox;
  }

  close(): Promise<void> {
    return this.office.close();
  }

  /** Runs a function as the menu or a dialog does. @throws Error of what it threw */
  async call<T>(functionName: string, args: readonly unknown[] = []): Promise<T> {
    const { clock, script } = this.sandbox;
    const { outcome } = await clock.complete(() => script.run(functionName, args, { kind: 'menu' }));
    if (outcome.kind === 'completed' && outcome.returned.kind === 'value') return outcome.returned.value as T;
    throw new Error(JSON.stringify(outcome));
  }

  async check(): Promise<readonly Line[]> {
    return (await this.call<Checked>('checkSetUp')).lines;
  }

  /** The line with this id. */
  async line(id: string): Promise<Line | undefined> {
    return (await this.check()).find((line) => line.id === id);
  }

  /** Ids of the lines that are not well, by verdict. */
  async faults(): Promise<Partial<Record<Verdict, readonly string[]>>> {
    const lines = (await this.check()).filter(({ verdict }) => verdict !== 'ok');
    return Object.fromEntries(
      [...new Set(lines.map(({ verdict }) => verdict))].map((verdict) => [
        verdict,
        lines.filter((line) => line.verdict === verdict).map(({ id }) => id),
      ]),
    );
  }

  /** @returns how to undo it */
  setProperty(name: string, value: string | null): () => void {
    const { properties } = this.sandbox.script;
    const before = properties.get(name);
    const put = (text: string | null | undefined) =>
      text === null || text === undefined ? properties.delete(name) : properties.set({ [name]: text });
    put(value);
    return () => put(before);
  }

  /** Another cell of the calendar's row. @returns how to undo it */
  async setRow(cells: Readonly<Record<string, string>>, back: Readonly<Record<string, string>>) {
    const set = (values: Readonly<Record<string, string>>) =>
      this.office.toban.set({ calendars: [{ 'Calendar ID': CALENDAR, ...values }] });
    await set(cells);
    return () => set(back);
  }

  /** Changes one JSON cell of the State tab. @returns how to undo it */
  setState(key: string, change: (value: Record<string, unknown>) => unknown): () => void {
    const { sheets, spreadsheetId } = this.sandbox;
    const rows = readTab(sheets, spreadsheetId, TABS.state.sheetId);
    const row = rows.findIndex(([each]) => each === key);
    const before = rows[row]?.[1] ?? '{}';
    const put = (text: string) => sheets.setCell(spreadsheetId, `${TABS.state.title}!B${row + 1}`, text);
    put(JSON.stringify(change(JSON.parse(before) as Record<string, unknown>)));
    return () => put(before);
  }

  /** From now on the script meets another answer at an address below the sandbox's. @returns how to undo it */
  setNetwork(path: string, handler: HttpHandler): () => void {
    const { network } = Reflect.get(this.sandbox.script, 'options') as { network: Map<string, HttpHandler> };
    network.set(this.sandbox.url + path, handler);
    return () => network.delete(this.sandbox.url + path);
  }

  /** The web app's access as the manifest has it. @returns how to undo it */
  setAccess(access: string): () => void {
    const webapp = this.sandbox.script.manifest.webapp as { access: string };
    const before = webapp.access;
    webapp.access = access;
    return () => {
      webapp.access = before;
    };
  }
}
