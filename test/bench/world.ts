// A company of a given size around one Apps Script project: Google, PagerDuty and a spreadsheet as the sandbox has
// them. The bridge takes everything at once: its own work is measured elsewhere.
import { AppsScript } from '../sandbox/apps-script/apps-script';
import type { Execution } from '../sandbox/apps-script/execution';
import type { Answer, HostCall } from '../sandbox/apps-script/protocol';
import { VirtualClock } from '../sandbox/clock';
import { OWNER_EMAIL, openAccount, ROBOT, SERVICES } from '../sandbox/company';
import { Faults } from '../sandbox/faults';
import { GoogleCalendar } from '../sandbox/google/calendar/google-calendar';
import { GoogleSheets } from '../sandbox/google/sheets/google-sheets';
import { Heartbeat } from '../sandbox/heartbeat';
import { type HttpHandler, type HttpRequest, json } from '../sandbox/http';
import { Journal } from '../sandbox/journal';
import { PagerDuty } from '../sandbox/pagerduty/pagerduty';
import { SettingsSheet } from '../sandbox/settings-sheet';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Of the rows: still to come within a day, and as many done within the last day, so that calendars list them. */
const LISTED_SHARE = 0.05;
/** 08:50 in Tokyo on Tuesday 24 November 2026. */
export const START_MS = Date.UTC(2026, 10, 23, 23, 50);
/** From here on the tasks of `due` are due. */
export const DUE_MS = START_MS + 7 * MINUTE_MS;

export interface Size {
  readonly calendars: number;
  readonly rows: number;
  /** Tasks that become due in one minute. */
  readonly due: number;
}

export interface PastWork {
  readonly calendarId: string;
  readonly eventId: string;
  /** When it started. */
  readonly hoursAgo: number;
}

/** A call of the script, and what it was answered. */
export interface Asked {
  readonly call: HostCall;
  readonly answer: Answer;
}

export interface Run {
  readonly execution: Execution;
  readonly asked: readonly Asked[];
}

export class World {
  readonly spreadsheetId = 'bench';
  readonly url = 'http://127.0.0.1:1';
  readonly bridgeUrls = [`${this.url}/bridge/a`];
  readonly locale = 'en';
  readonly clock = new VirtualClock(START_MS);
  readonly journal = new Journal(() => this.clock.nowMs);
  readonly faults = new Faults(() => this.clock.nowMs);
  readonly calendar = new GoogleCalendar(this);
  readonly sheets = new GoogleSheets(this);
  readonly settings = new SettingsSheet(this.sheets, this.spreadsheetId);
  readonly pagerduty: PagerDuty;
  readonly script: AppsScript;
  private asked: Asked[] = [];

  /** @param distDir the project that is run */
  constructor(
    readonly size: Size,
    distDir: string,
  ) {
    const { clock, journal, faults, url } = this;
    this.sheets.create({ id: this.spreadsheetId, title: 'Toban' });
    const baseUrl = `${url}/pagerduty`;
    const deliver = async () => json(202, {});
    this.pagerduty = new PagerDuty({ clock, journal, faults, baseUrl, deliver });
    openAccount(this.pagerduty, [`${url}/bridge/a/pagerduty`]);
    this.script = new AppsScript({
      ...{ clock, journal, faults, distDir, spreadsheetId: this.spreadsheetId, sheets: this.sheets },
      owner: { email: OWNER_EMAIL, locale: 'en' },
      calendar: this.calendar,
      calendarHandler: this.calendar.handle,
      network: new Map<string, HttpHandler>([
        [baseUrl, this.pagerduty.handle],
        [`${url}/bridge`, takeAll],
        [`${url}/slack`, async () => json(200, { ok: true })],
        [`${url}/heartbeat`, new Heartbeat(() => clock.nowMs, faults, journal).handle],
      ]),
      webAppUrl: () => `${url}/webapp/exec`,
      onAnswered: (call, answer) => this.asked.push({ call, answer }),
    });
    for (const id of this.calendarIds) this.calendar.addCalendar({ id, summary: id });
  }

  get calendarIds(): readonly string[] {
    return Array.from({ length: this.size.calendars }, (_, index) => `c${index}@group.calendar.google.com`);
  }

  /** What each calendar's row on the Settings tab says. */
  get settingsRows() {
    return this.calendarIds.map((id) => ({
      'Calendar ID': id,
      Customer: id.split('@')[0] ?? '',
      'PagerDuty service': SERVICES[0].id,
      'From (email)': ROBOT.email,
      'Slack channel (ID)': 'C0OPERATION',
    }));
  }

  /** Puts the size's work into the calendars. @returns the work that is done, for the ledger */
  fill(): readonly PastWork[] {
    const { rows, due } = this.size;
    const listed = Math.ceil(rows * LISTED_SHARE);
    for (let index = 0; index < listed; index += 1)
      this.addEvent(index, `next${index}`, START_MS + (1 + (index % 22)) * HOUR_MS);
    for (let index = 0; index < due; index += 1) this.addEvent(index, `due${index}`, DUE_MS);
    return Array.from({ length: Math.max(rows - listed - due, 0) }, (_, index) => {
      const eventId = `past${index}`;
      const hoursAgo = index < listed ? 1 + (index % 22) : 30 + (index % 600);
      if (index < listed) this.addEvent(index, eventId, START_MS - hoursAgo * HOUR_MS);
      return { calendarId: this.calendarOf(index), eventId, hoursAgo };
    });
  }

  private calendarOf(index: number): string {
    return this.calendarIds[index % this.size.calendars] ?? '';
  }

  /** @param eventId letters and digits */
  private addEvent(index: number, eventId: string, startMs: number): void {
    const calendarId = this.calendarOf(index);
    this.calendar.insert(calendarId, {
      id: eventId,
      summary: `Check of the nightly backup ${eventId}`,
      description: '<p>Every night.<br>runbook: https://wiki.example.com/runbooks/nightly-backup</p>',
      start: { dateTime: new Date(startMs).toISOString() },
      end: { dateTime: new Date(startMs + 30 * MINUTE_MS).toISOString() },
    });
  }

  /** Puts rows below what the tab holds. */
  append(sheetId: number, rows: readonly (readonly string[])[]): void {
    const cells = rows.map((row) => ({ values: row.map(cellOf) }));
    this.sheets.call(
      'sheets.spreadsheets.batchUpdate',
      { spreadsheetId: this.spreadsheetId },
      { requests: [{ appendCells: { sheetId, rows: cells, fields: 'userEnteredValue' } }] },
    );
  }

  /** Lets a minute pass, and whatever the project's trigger runs in it. @returns what it ran last */
  async minute(): Promise<Run> {
    this.asked = [];
    await this.clock.advanceTo(this.clock.nowMs + MINUTE_MS);
    return this.lastRun();
  }

  /** Runs a global function at this instant. */
  async run(functionName: string): Promise<Run> {
    this.asked = [];
    await this.clock.complete(() => this.script.run(functionName, [], { kind: 'menu' }));
    return this.lastRun();
  }

  close(): Promise<void> {
    return this.script.close();
  }

  private lastRun(): Run {
    const execution = this.script.executions.at(-1);
    if (execution?.outcome.kind !== 'completed' || execution.outcome.returned.kind !== 'value')
      throw new Error(`a run did not complete: ${JSON.stringify(execution?.outcome)}`);
    const { value } = execution.outcome.returned;
    if (typeof value === 'string') throw new Error(`a run was not complete: ${value}`);
    const { complaints } = this.journal;
    if (complaints.length > 0) throw new Error(`complaint: ${JSON.stringify(complaints[0])}`);
    return { execution, asked: this.asked };
  }
}

function cellOf(text: string): object {
  return text === '' ? {} : { userEnteredValue: { stringValue: text } };
}

const takeAll: HttpHandler = async (request: HttpRequest) => {
  const body = JSON.parse(Buffer.from(request.body).toString('utf8')) as {
    readonly snapshots: readonly { readonly taskKey: string }[];
    readonly notices: readonly { readonly id: string }[];
  };
  return json(200, {
    results: body.snapshots.map(({ taskKey }) => ({ taskKey, ok: true, error: null })),
    notices: body.notices.map(({ id }) => ({ id, ok: true, error: null })),
  });
};
