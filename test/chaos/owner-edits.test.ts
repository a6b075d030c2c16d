// The owner sorts, inserts, deletes, brings back, adds and moves just between a tick's read and its write, or wipes what
// Toban keeps: no row is lost or doubled, no task, and nothing is opened or told twice.
import { type Disturbances, expectNoDifference, FULL, rowOf, SAMPLED } from './compare';
import type { Disturb } from './stage';

/** Many rounds, each of half a real second or more. */
jest.setTimeout(300_000);

/** @param write 1: before the intents are written; 2: before the record is */
const beforeWrite =
  (edit: string, write: number, name?: string): Disturb =>
  async (round) => {
    const row = name === undefined ? {} : { row: await rowOf(round, name) };
    await round.toban.break({ sheet: { editBeforeWrite: { edit, write, ...row } } });
  };

const deletedAndBroughtBack =
  (write: number, name: string): Disturb =>
  async (round) => {
    await beforeWrite('deleteRow', write, name)(round);
    await round.goTo(7.5);
    await round.toban.editSheet({ edit: 'restoreRow' });
  };

const afterTick =
  (edit: string, tab = 'Ledger'): Disturb =>
  async (round) => {
    await round.goTo(5.5);
    await round.toban.editSheet({ edit, tab });
  };

test(`rows of the ledger move, go and come back while a tick runs${SAMPLED}`, () => {
  const names = (write: number) =>
    FULL ? ['Waits', 'Opens', 'Moves', 'Clicked', 'Lies ahead'] : write === 1 ? ['Opens'] : ['Clicked'];
  const disturbances: Disturbances = Object.fromEntries(
    [1, 2].flatMap((write): [string, Disturb][] => [
      ...['sort', 'revert'].map((edit): [string, Disturb] => [`${edit} ${write}`, beforeWrite(edit, write)]),
      ...names(write).flatMap((name): [string, Disturb][] => [
        [`insertRow ${name} ${write}`, beforeWrite('insertRow', write, name)],
        [`deleteRow ${name} ${write}`, beforeWrite('deleteRow', write, name)],
        [`deleteRow ${name} ${write}, and back`, deletedAndBroughtBack(write, name)],
      ]),
    ]),
  );
  return expectNoDifference(disturbances, { trouble: /ledger/ });
});

test('columns come, move and are hidden, tabs are emptied, the file goes back by a version', () =>
  expectNoDifference(
    {
      'addColumn 1': beforeWrite('addColumn', 1),
      'addColumn 2': beforeWrite('addColumn', 2),
      'moveColumn 1': beforeWrite('moveColumn', 1),
      'moveColumn 2': beforeWrite('moveColumn', 2),
      'hideColumn 1': beforeWrite('hideColumn', 1),
      'revert after the tick': afterTick('revert'),
      'emptyTab State': ({ toban }) => toban.editSheet({ edit: 'emptyTab', tab: 'State' }),
      'emptyRows Activity after the tick': afterTick('emptyRows', 'Activity'),
    },
    { trouble: /ledger/ },
  ));
