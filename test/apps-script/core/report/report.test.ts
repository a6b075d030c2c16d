// The report: who started in time, by customer and month. Figures are literal.

import { ledgerCells } from '../../../../apps-script/src/core/ledger/ledger';
import { firstWholeMonth, READ_HEADERS, readArchived } from '../../../../apps-script/src/core/report/archive';
import { caseOf, type ReportCase, type ReportedTask } from '../../../../apps-script/src/core/report/case';
import { REPORT_HEADERS } from '../../../../apps-script/src/core/report/columns';
import { readLines, reportColumns } from '../../../../apps-script/src/core/report/grid';
import { type ReportLine, reportOf } from '../../../../apps-script/src/core/report/report';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, done, open, started, task } from '../builders';

const NOW = at('2026-12-31T00:00Z');
const counted = (each: ReportedTask, limit = 10) => caseOf(each, limit, NOW);

describe('how a task counts', () => {
  test('started within the limit is on time, a second later is not', () => {
    const startedAt = (iso: string) => counted(started({ startedMs: at(iso) }));
    expect(startedAt('2026-11-30T00:10:00Z')).toMatchObject({ onTime: true, delayMinutes: 10 });
    expect(startedAt('2026-11-30T00:10:01Z')).toMatchObject({ onTime: false, delayMinutes: 10 });
    expect(startedAt('2026-11-30T00:07:30Z')).toMatchObject({ onTime: true, delayMinutes: 7.5 });
  });

  test('started before it was due counts as no delay', () => {
    expect(counted(started({ startedMs: at('2026-11-29T23:50Z') }))).toMatchObject({
      onTime: true,
      delayMinutes: 0,
    });
  });

  test('finished without having been started counts as started when it was finished', () => {
    expect(counted(done({ startedMs: null }))).toMatchObject({
      outcome: 'started',
      onTime: false,
      delayMinutes: 50,
    });
  });

  test('missed, failed and not started are not on time and have no delay', () => {
    expect(counted(task({ state: 'missed' }))).toMatchObject({
      outcome: 'missed',
      onTime: false,
      delayMinutes: null,
    });
    expect(counted(open({ state: 'failed' }))).toMatchObject({
      outcome: 'failed',
      onTime: false,
      delayMinutes: null,
    });
    expect(counted(open())).toMatchObject({ outcome: 'notStarted', onTime: false, delayMinutes: null });
  });

  test('what may yet be started in time does not count', () => {
    expect(caseOf(open(), 10, at('2026-11-30T00:10Z'))).toBeNull();
    expect(caseOf(open(), 10, at('2026-11-30T00:11Z'))).toMatchObject({ onTime: false });
  });

  test.each(['upcoming', 'cancelled', 'skipped'] as const)('%s does not count', (state) => {
    expect(counted(task({ state }))).toBeNull();
  });

  test('its month is that of its due time on its own wall', () => {
    const dueMs = at('2026-11-30T15:30Z');
    expect(counted(open({ dueMs, timeZone: 'Asia/Tokyo' }))?.month).toBe('2026-12');
    expect(counted(open({ dueMs, timeZone: 'Europe/London' }))?.month).toBe('2026-11');
  });
});

let keys = 0;
const started_ = (month: string, customer: string, delayMinutes: number): ReportCase => {
  keys += 1;
  return {
    key: `c/${keys}`,
    dueMs: keys,
    month,
    customer,
    outcome: 'started',
    delayMinutes,
    onTime: delayMinutes <= 10,
  };
};
const other = (month: string, customer: string, outcome: ReportCase['outcome']): ReportCase => ({
  ...started_(month, customer, 0),
  outcome,
  delayMinutes: null,
  onTime: false,
});

describe('the lines', () => {
  const cases = [
    started_('2026-10', 'Acme', 2),
    started_('2026-11', 'Acme', 3),
    started_('2026-11', 'Acme', 90),
    started_('2026-11', 'Acme', 5),
    started_('2026-11', 'Acme', 10),
    other('2026-11', 'Acme', 'missed'),
    other('2026-11', 'Acme', 'failed'),
    other('2026-11', 'Blue', 'notStarted'),
  ];
  const report = reportOf(cases, [], null);

  test('by month, the latest first, and customer', () => {
    expect(report.lines).toEqual([
      {
        month: '2026-11',
        customer: 'Acme',
        tasks: 6,
        onTime: 3,
        median: 7.5,
        worst: 90,
        notStarted: 0,
        missed: 1,
        failed: 1,
      },
      {
        month: '2026-11',
        customer: 'Blue',
        tasks: 1,
        onTime: 0,
        median: null,
        worst: null,
        notStarted: 1,
        missed: 0,
        failed: 0,
      },
      {
        month: '2026-10',
        customer: 'Acme',
        tasks: 1,
        onTime: 1,
        median: 2,
        worst: 2,
        notStarted: 0,
        missed: 0,
        failed: 0,
      },
    ]);
  });

  test('of all customers by month, the latest last, as a chart wants it', () => {
    expect(report.months).toEqual([
      { month: '2026-10', tasks: 1, rate: 1 },
      { month: '2026-11', tasks: 7, rate: 3 / 7 },
    ]);
  });

  test('by customer over twelve months: the median of all its delays, not of medians', () => {
    expect(report.customers).toEqual([
      { customer: 'Acme', tasks: 7, rate: 4 / 7, median: 5, worst: 90 },
      { customer: 'Blue', tasks: 1, rate: 0, median: null, worst: null },
    ]);
  });

  test('a task that is both in the archive and in the ledger counts once, as the ledger has it', () => {
    const archived = { ...started_('2026-11', 'Acme', 3), key: 'c/x', dueMs: 1 };
    const again = { ...archived, delayMinutes: 30, onTime: false };
    expect(reportOf([archived, again], [], null).lines).toMatchObject([{ tasks: 1, onTime: 0, worst: 30 }]);
  });

  test('the same task at another due time counts again', () => {
    const first = { ...started_('2026-11', 'Acme', 3), key: 'c/x', dueMs: 1 };
    expect(reportOf([first, { ...first, dueMs: 2 }], [], null).lines).toMatchObject([{ tasks: 2 }]);
  });
});

describe('lines that stand', () => {
  const line = (month: string, tasks: number): ReportLine => ({
    month,
    customer: 'Acme',
    tasks,
    onTime: tasks,
    median: 1,
    worst: 2,
    notStarted: 0,
    missed: 0,
    failed: 0,
  });
  const months = (from: string | null) =>
    reportOf(
      [started_('2026-09', 'Acme', 1), started_('2026-10', 'Acme', 1)],
      [line('2026-08', 70), line('2026-09', 80), line('2026-10', 90), line('2026-11', 95)],
      from,
    ).lines.map((each) => [each.month, each.tasks]);

  test('stay for the months of which not everything was read; a whole month is counted anew', () => {
    expect(months('2026-10')).toEqual([
      ['2026-10', 1],
      ['2026-09', 80],
      ['2026-08', 70],
    ]);
  });

  test('stay for months of which nothing is left to count', () => {
    expect(months(null)).toEqual([
      ['2026-11', 95],
      ['2026-10', 1],
      ['2026-09', 1],
      ['2026-08', 70],
    ]);
  });
});

describe('the tab', () => {
  const report = reportOf([started_('2026-11', 'Acme', 3), other('2026-10', '=1+1', 'missed')], [], null);

  test('every header has its column, and comes back as it was written', () => {
    const columns = reportColumns(report);
    expect(columns.map((each) => each.header)).toEqual(REPORT_HEADERS);
    const grid = report.lines.map((_, row) => columns.map(({ cells }) => cells[row] ?? ''));
    expect(readLines(grid, REPORT_HEADERS)).toEqual(report.lines);
  });

  test('figures are numbers, so that charts can draw them', () => {
    const rate = reportColumns(report).find((each) => each.header === 'On-time rate of month');
    expect(rate).toEqual({ header: 'On-time rate of month', figure: 'rate', cells: [0, 1] });
  });

  test('what people wrote between the lines is no line', () => {
    expect(readLines([['our remark'], ['2026-11', 'Acme', '']], REPORT_HEADERS)).toEqual([]);
  });
});

describe('what is read of the archive', () => {
  const columnsOf = (tasks: readonly Task[]) =>
    READ_HEADERS.map((header) => tasks.map((each) => [[...ledgerCells(each, [header]).values()][0] ?? '']));

  test('a few columns give the tasks, and a row that cannot be read is left out', () => {
    const columns = columnsOf([done(), task({ key: 'a/2', state: 'missed' })]);
    const [keysOf, states, ...rest] = columns;
    const broken = [[...(keysOf ?? []), ['a/3']], [...(states ?? []), ['finished']], ...rest];
    expect(readArchived(broken).map(({ key, state, startedMs }) => [key, state, startedMs])).toEqual([
      [done().key, 'done', done().startedMs],
      ['a/2', 'missed', null],
    ]);
    expect(readArchived(READ_HEADERS.map(() => []))).toEqual([]);
  });

  test('a month is whole when it begins after all that was archived with the first row read', () => {
    const due = (iso: string) => done({ dueMs: at(iso) });
    expect(firstWholeMonth([due('2026-10-02T00:00Z'), due('2026-11-15T00:00Z')])).toBe('2026-12');
    expect(firstWholeMonth([due('2026-12-15T00:00Z')])).toBe('2027-01');
    expect(firstWholeMonth([])).toBeNull();
  });

  test('what is archived later does not move that month', () => {
    const first = Array.from({ length: 500 }, () => done({ dueMs: at('2026-10-02T00:00Z') }));
    expect(firstWholeMonth([...first, done({ dueMs: at('2026-11-15T00:00Z') })])).toBe('2026-11');
  });
});
