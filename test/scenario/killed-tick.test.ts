// A tick that dies at any of its calls, before or after the call took effect, is finished by the next.
import { CALENDAR, type Toban, withToban } from './harness';

const CALLS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

async function playWithKill(toban: Toban, kill: object) {
  const moves = await toban.addEvent(CALENDAR, { title: 'Moves', at: '2026-11-24T08:55:00+09:00' });
  await toban.addEvent(CALENDAR, { title: 'Stays', at: '2026-11-24T08:55:00+09:00' });
  await toban.advance('PT4M30S');
  await toban.break({ tick: kill });
  await toban.advance('PT3M');
  await toban.moveEvent(CALENDAR, moves, '2026-11-24T09:10:00+09:00');
  await toban.break({ tick: kill });
  await toban.advance('PT30M');
}

test.each(CALLS.flatMap((call) => [{ killAtCall: call }, { killAfterCall: call }]))('%j', (kill) =>
  withToban({}, async (toban) => {
    await playWithKill(toban, kill);
    const { incidents, ledger, ticks } = await toban.state();
    expect(ticks.killed).toBeGreaterThan(0);
    expect(
      incidents
        .map(({ title, status, incident_key }) => `${title} ${status} ${incident_key?.slice(-1)}`)
        .sort(),
    ).toEqual(['Moves resolved 1', 'Moves triggered 2', 'Stays triggered 1']);
    expect(ledger.rows).toHaveLength(2);
    expect((await toban.row('Moves')).State).toBe('open');
    const moved = (await toban.card('Moves')).lines.filter(({ text }) => !text.startsWith('⏰'));
    expect(moved.map(({ text }) => text.split(' ')[0])).toEqual(['🗓️', '🔔']);
    const stayed = (await toban.card('Stays')).lines.filter(({ text }) => !text.startsWith('⏰'));
    expect(stayed).toEqual([]);
  }),
);
