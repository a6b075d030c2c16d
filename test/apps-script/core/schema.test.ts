// A newer script raises what an older one wrote; an older one knows that it must leave a newer one's alone.
import { memoryRows, NEW_MEMORY } from '../../../apps-script/src/core/memory';
import { type Migration, raised, SCHEMA_VERSION, schemaIn } from '../../../apps-script/src/core/schema';

const renamed: Migration = {
  to: 2,
  raise: ({ state, ledger }) => ({
    state,
    ledger: ledger.map((row) =>
      row.includes('ready') ? row.map((cell) => (cell === 'ready' ? 'open' : cell)) : row,
    ),
  }),
};
const first: Migration = { to: 1, raise: (stored) => stored };
const LEDGER = [
  ['State', 'Task key'],
  ['ready', 'a'],
  ['done', 'b'],
];

test('what this script writes is of its own form', () => {
  expect(schemaIn(memoryRows(NEW_MEMORY))).toBe(SCHEMA_VERSION);
  expect(raised({ state: memoryRows(NEW_MEMORY), ledger: [] })).toMatchObject({
    kind: 'known',
    isRaised: false,
  });
});

test('an empty tab, or one from before there was a number, is raised', () => {
  expect(schemaIn([])).toBe(0);
  expect(raised({ state: [['Key', 'Value']], ledger: LEDGER })).toMatchObject({
    kind: 'known',
    isRaised: true,
    stored: { ledger: LEDGER },
    raisedRows: new Set(),
  });
});

test('only the steps that lack are done, and only what they change is to be written anew', () => {
  const state = [['schema', '{"version":1}']];
  const reading = raised({ state, ledger: LEDGER }, [first, renamed]);
  expect(reading).toMatchObject({ kind: 'known', isRaised: true, raisedRows: new Set([1]) });
  if (reading.kind !== 'known') throw new Error();
  expect(reading.stored.ledger[1]).toEqual(['open', 'a']);
  const again = raised(reading.stored, [first, renamed]);
  expect(again).toMatchObject({ raisedRows: new Set() });
});

test('a form that this script does not know is refused', () => {
  const state = [
    ['Key', 'Value'],
    ['schema', `{"version":${SCHEMA_VERSION + 1}}`],
  ];
  expect(raised({ state, ledger: LEDGER })).toEqual({ kind: 'newer', version: SCHEMA_VERSION + 1 });
});
