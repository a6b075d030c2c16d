// People's own cells go with their row.
import { LEDGER_COLUMNS } from '../../../../apps-script/src/core/ledger/columns';
import { ownCells, ownHeaders } from '../../../../apps-script/src/core/ledger/own-cells';

const OURS = LEDGER_COLUMNS.map((column) => column.header);

test('found by header, whatever they hold; ours and empty ones are left out', () => {
  const headers = ['Remark', ...OURS, 'Cost', 'Billed', ''];
  const row = ['=1+1', ...OURS.map(() => 'x'), 1200, false, 'no header'];
  expect([...ownCells(row, headers, ['Billed', 'Cost', 'Remark'])]).toEqual([
    [2, '=1+1'],
    [1, 1200],
    [0, false],
  ]);
  expect(ownCells(['', ...OURS.map(() => 'x')], headers, headers).size).toBe(0);
});

test('a column that the other row does not have is left out', () => {
  expect(ownCells(['a'], ['Remark'], OURS).size).toBe(0);
});

test('their headers, each once', () => {
  expect(ownHeaders(['Remark', ...OURS, '', 'Remark', 'Cost'])).toEqual(['Remark', 'Cost']);
});
