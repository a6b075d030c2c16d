// For the scenarios of services that hang: six hours of one, with a task due at each full hour, at two seconds a tick.
import type { Incident } from '../sandbox/control/contract';
import { CALENDAR, type Toban } from './harness';

/** The last two come due after the outage. */
export const TITLES = [9, 10, 11, 12, 13, 14, 15, 16].map((hour) => `Check at ${hour}`);
/** With this many tasks due during it. */
export const DUE_MEANWHILE = 6;

/** From 08:59:30 to 14:59:30; the clock then stands at 14:59. @returns run time of the ticks meanwhile, in seconds */
export async function sixHoursWithout(toban: Toban, service: string): Promise<number> {
  toban.expectTrouble(/tick not complete/);
  for (const title of TITLES) {
    const hour = title.replace('Check at ', '').padStart(2, '0');
    await toban.addEvent(CALENDAR, { title, at: `2026-11-24T${hour}:00:00+09:00` });
  }
  await toban.advance('PT9M30S');
  await toban.break({ [service]: { hang: 'PT60S', for: 'PT6H' }, tick: { latency: 'PT0.4S' } });
  const before = (await toban.state()).ticks.seconds;
  await toban.advance('PT5H59M30S');
  return (await toban.state()).ticks.seconds - before;
}

/** Minutes after its full hour at which each task's incident was created; a task without one is missing. */
export function minutesLate(incidents: readonly Incident[]): Record<string, number> {
  return Object.fromEntries(
    incidents.map(({ title, created_at }) => {
      const dueMs =
        Date.parse('2026-11-24T00:00:00+09:00') + Number(title.replace('Check at ', '')) * 3_600_000;
      return [title, Math.floor((Date.parse(created_at) - dueMs) / 60_000)];
    }),
  );
}

/** What Slack was told that is no task's, by what it begins with. */
export async function posts(toban: Toban, beginning: string): Promise<string[]> {
  const { slack } = await toban.state();
  return slack.map(({ text }) => text).filter((text) => text.includes(beginning));
}

/** Each task has one incident and one card. */
export async function expectOneOfEach(toban: Toban): Promise<void> {
  const { incidents } = await toban.state();
  expect(incidents.map(({ title }) => title).sort()).toEqual([...TITLES].sort());
  for (const title of TITLES) {
    expect(await toban.cards(title)).toHaveLength(1);
    expect((await toban.row(title)).State).toBe('open');
  }
}
