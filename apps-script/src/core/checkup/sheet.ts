// The spreadsheet: its form, its zone, what people typed on the Settings tab, and each calendar that it names.
import { wallClock } from '../zone';
import { fault, type Line, ok } from './line';
import type { SetUpReading, SheetReading, TicksReading } from './reading';
import type { CheckTexts } from './texts';

const MINUTE_MS = 60_000;

export function sheetLines(reading: SetUpReading, texts: CheckTexts): Line[] {
  const { sheet } = reading;
  const place = texts.places.sheet;
  if (sheet.kind === 'hidden') return [];
  if (sheet.kind === 'unseen') return [fault('sheet', 'bad', place, texts.sheetUnread(sheet.reason))];
  const { form, knownForm } = sheet.value;
  // Of a newer spreadsheet nothing else is read.
  if (form > knownForm) return [fault('form', 'bad', place, texts.form.newer(form, knownForm))];
  return [
    ok('form', place, texts.form.good(form)),
    zoneLine(reading, sheet.value, texts),
    ...settingsLines(reading, sheet.value, texts),
    ...calendarLines(reading, texts),
  ];
}

function settingsLines({ inUse }: SetUpReading, { problems }: SheetReading, texts: CheckTexts): Line[] {
  const place = texts.places.settings;
  if (problems.length > 0)
    return problems.map((text, index) =>
      fault(`settings:${index + 1}`, 'bad', place, texts.settings.problem(text)),
    );
  const count = inUse.calendars.length;
  return [
    count > 0
      ? ok('settings', place, texts.settings.good(count))
      : fault('settings', 'warning', place, texts.settings.empty),
  ];
}

function calendarLines({ inUse, calendars, ticks, timeZone }: SetUpReading, texts: CheckTexts): Line[] {
  const zones = calendars.kind === 'seen' ? calendars.value : [];
  return inUse.calendars.flatMap(({ calendarId, customer, mode }): Line[] => {
    const id = `calendar:${calendarId}`;
    const place = texts.places.calendar(customer || calendarId);
    if (mode === 'off') return [ok(id, place, texts.calendar.off)];
    const found = zones.find((each) => each.calendarId === calendarId);
    if (found === undefined || found.timeZone.kind === 'hidden') return [];
    const { timeZone: zone, unreadSinceMs } = found;
    const runs = ticks.kind === 'seen' ? runnerOf(ticks.value) : null;
    if (unreadSinceMs) {
      const since = wallClock(Math.floor(unreadSinceMs / MINUTE_MS) * MINUTE_MS, timeZone);
      return [fault(id, 'bad', place, texts.calendar.unreadByTicks(since, runs))];
    }
    if (zone.kind === 'seen') return [ok(id, place, texts.calendar.good(zone.value))];
    // Each account reads what is shared with it: what counts is that of the ticks.
    return unreadSinceMs === null && runs !== null
      ? [ok(id, place, texts.calendar.readByTicks(runs))]
      : [fault(id, 'bad', place, texts.calendar.unreadable(zone.reason, runs))];
  });
}

/** Whose trigger runs, as far as it is known: else it will be the one that looks. */
function runnerOf({ accounts, account }: TicksReading): string {
  const [latest] = Object.entries(accounts).sort(([, one], [, other]) => other - one);
  return latest?.[0] ?? account;
}

/** Toban's own times bear their offset; people's formulas go by the spreadsheet's zone. */
function zoneLine({ calendars }: SetUpReading, { timeZone }: SheetReading, texts: CheckTexts): Line {
  const place = texts.places.sheet;
  const read = calendars.kind === 'seen' ? calendars.value : [];
  const zones = [
    ...new Set(read.flatMap((each) => (each.timeZone.kind === 'seen' ? each.timeZone.value : []))),
  ];
  return zones.length === 0 || zones.includes(timeZone)
    ? ok('time-zone', place, texts.timeZone.good(timeZone))
    : fault('time-zone', 'warning', place, texts.timeZone.differs(timeZone, zones));
}
