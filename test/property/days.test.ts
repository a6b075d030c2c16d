// Whatever people edit, start and finish, and whatever fails meanwhile: no task is forgotten and none is doubled, told by
// a naive model that knows the calendar and PagerDuty only. TOBAN_RUNS=200 plays more days; a failure prints the seed and
// path that TOBAN_SEED and TOBAN_PATH replay.
import * as fc from 'fast-check';
import { type Toban, withToban } from '../scenario/harness';
import { type Diary, storyOf } from './diary';
import { faultsOf, mustBeOpen } from './model';
import { Player } from './play';
import { story } from './story';
import { slackFaults } from './told';

const { TOBAN_RUNS, TOBAN_SEED, TOBAN_PATH } = process.env;
const RUNS = Number(TOBAN_RUNS ?? 6);

async function faultsAtRest(toban: Toban, diary: Diary): Promise<string[]> {
  const { ledger, incidents, slack } = await toban.state();
  const rows = ledger.rows.map((row) =>
    Object.fromEntries(ledger.headers.map((header, index) => [header, row[index] ?? ''])),
  );
  return [...diary.events].flatMap(([eventId, event]) => {
    const mine = rows.filter((row) => row['Task key']?.endsWith(`/${eventId}`));
    const faults = [...faultsOf(event, diary), ...slackFaults(event.title, slack)];
    if (mine.length > 1) faults.push(`${event.title} has ${mine.length} rows`);
    const [row] = mine;
    const latest = incidents.filter((each) => event.incidents.has(each.id)).at(-1);
    const expected = { triggered: 'open', acknowledged: 'started', resolved: row?.State }[
      latest?.status ?? 'resolved'
    ];
    if (row?.State !== expected)
      faults.push(`${event.title} is ${row?.State} in the ledger, but its incident is ${latest?.status}`);
    if (row?.State === 'opening' || row?.State === 'failed')
      faults.push(`${event.title} is still ${row.State}`);
    if (mustBeOpen(event, diary) && latest?.status !== 'triggered')
      faults.push(`${event.title} waits for somebody, but its incident is ${latest?.status}`);
    return faults.length === 0 ? [] : [...faults, storyOf(event, diary.troubles)];
  });
}

test(
  'no task is forgotten, doubled, closed without a cause or told twice',
  async () => {
    await fc.assert(
      fc.asyncProperty(story, (scenes) =>
        withToban({}, async (toban) => {
          toban.expectTrouble(/logged an error/);
          const diary = await new Player(toban).play(scenes);
          expect(await faultsAtRest(toban, diary)).toEqual([]);
          expect((await toban.console()).heartbeat?.ok).toBe(true);
        }),
      ),
      {
        numRuns: RUNS,
        ...(TOBAN_SEED === undefined ? {} : { seed: Number(TOBAN_SEED) }),
        ...(TOBAN_PATH === undefined ? {} : { path: TOBAN_PATH }),
        endOnFailure: true,
      },
    );
  },
  RUNS * 60_000,
);
