// `GET /api/state`: every service's own view of the world at this moment, in that service's shape.
import { TABS } from '../../../apps-script/src/core/tabs';
import type { EventResource } from '../google/calendar/event';
import type { GoogleCalendar } from '../google/calendar/google-calendar';
import type { Sandbox } from '../sandbox';
import { readTab } from '../settings-sheet';
import { Refused } from './router';

/** Recurring events are shown from the clock's start to this far ahead; single ones always. */
const AHEAD_MS = 14 * 86_400_000;
const BEHIND_MS = 86_400_000;

export function stateOf(sandbox: Sandbox) {
  const { clock, calendar, pagerduty, slack, script } = sandbox;
  const { run, skipped, killed, seconds, last } = script.triggers.ticks;
  return {
    now: new Date(clock.nowMs).toISOString(),
    calendars: calendar.calendars.map(({ id, summary, timeZone }) => ({
      id,
      summary,
      timeZone,
      events: eventsOf(calendar, id, sandbox.startMs - BEHIND_MS, clock.nowMs + AHEAD_MS),
    })),
    ledger: ledgerOf(sandbox),
    incidents: pagerduty.incidents,
    slack: slack.messages,
    ticks: {
      run,
      skipped,
      killed,
      seconds,
      last: last ? { roundTrips: last.roundTrips, urlFetches: last.urlFetches, calls: last.calls } : null,
    },
    webhooks: pagerduty.webhooks.map(({ id, attempts, status }) => ({ id, attempts, status })),
  };
}

function eventsOf(calendar: GoogleCalendar, id: string, fromMs: number, toMs: number): EventResource[] {
  const inWindow = calendar.agenda(id, fromMs, toMs);
  const shown = new Set(inWindow.map((event) => event.id));
  const others = calendar
    .events(id)
    .filter(
      (event) => !shown.has(event.id) && event.recurrence === undefined && event.status !== 'cancelled',
    );
  return [...inWindow, ...others];
}

function ledgerOf({ sheets, spreadsheetId }: Sandbox) {
  const [headers = [], ...rows] = readTab(sheets, spreadsheetId, TABS.ledger.sheetId);
  return { headers, rows: rows.map((row) => headers.map((_, column) => row[column] ?? '')) };
}

/** One tab as a person sees it. Throws Refused 404 where there is none of that title. */
export function tabOf({ sheets, spreadsheetId }: Sandbox, title: string) {
  const tabs = sheets.view(spreadsheetId);
  const tab = tabs.find((each) => each.title === title);
  if (!tab) {
    const titles = tabs.map((each) => each.title).join(', ');
    throw new Refused(404, `there is no tab "${title}"; there are ${titles}`);
  }
  const [headers = [], ...rows] = readTab(sheets, spreadsheetId, tab.sheetId);
  return { headers, rows: rows.map((row) => headers.map((_, column) => row[column] ?? '')) };
}

export function consoleOf(sandbox: Sandbox, edits: number) {
  const { clock, journal, pagerduty, heartbeat, script, slack } = sandbox;
  const ping = heartbeat.pings.at(-1);
  const ticks = script.triggers.ticks;
  return {
    revision: `${edits}.${journal.count}.${ticks.run + ticks.skipped + ticks.killed}`,
    now: new Date(clock.nowMs).toISOString(),
    speed: sandbox.pace.speed,
    locale: sandbox.locale,
    users: pagerduty.users.map(({ id, name }) => ({ id, name })),
    channels: slack.channels.map(({ id, name }) => ({ id, name })),
    faults: sandbox.faults.names,
    problems: sandbox.intake.problems,
    complaints: journal.complaints.map(({ atMs, service, text }) => ({
      at: new Date(atMs).toISOString(),
      service,
      text,
    })),
    errors: sandbox.errors.map(({ atMs, source, text }) => ({
      at: new Date(atMs).toISOString(),
      source,
      text,
    })),
    heartbeat: ping ? { at: new Date(ping.atMs).toISOString(), ok: ping.ok, reason: ping.reason } : null,
  };
}
