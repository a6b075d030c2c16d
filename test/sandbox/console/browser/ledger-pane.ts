// The ledger's rows in short, and the whole tab as the sheet holds it in a dialog.
import type { State } from '../../control/contract';
import { h } from './dom';
import { button, chip, pane } from './pane';
import { day, time } from './time';
import type { View } from './view';
import { say, type Word } from './words';

const STATES = [
  'upcoming',
  'opening',
  'open',
  'started',
  'done',
  'failed',
  'cancelled',
  'missed',
  'skipped',
] as const satisfies readonly Word[];

/** What needs a person comes first, then what is near. */
const RANK: Readonly<Record<string, number>> = { failed: 0, open: 1, opening: 2, started: 3, upcoming: 4 };
const FINAL = 5;

type Row = ReadonlyMap<string, string>;

export function ledgerPane(view: View): HTMLElement {
  const rows = readRows(view.state.ledger);
  const rank = (row: Row) => RANK[row.get('State') ?? ''] ?? FINAL;
  const nearestFirst = (row: Row) => (rank(row) === FINAL ? -1 : 1) * dueMs(row);
  const sorted = [...rows].sort((a, b) => rank(a) - rank(b) || nearestFirst(a) - nearestFirst(b));
  return pane({
    id: 'ledger',
    title: say('ledger'),
    note: say('ledgerNote'),
    count: rows.length,
    tools: rows.length > 0 ? button('openSheet', '', say('showSheet'), 'quiet') : null,
    empty: say('emptyLedger'),
    items: sorted.map((row) => item(view, row)),
  });
}

export function sheetDialog(view: View): HTMLElement {
  const { headers, rows } = view.state.ledger;
  return h(
    'dialog',
    { id: 'sheet', 'aria-labelledby': 'sheet-title' },
    h(
      'header',
      {},
      h('h2', { id: 'sheet-title' }, say('sheetTitle')),
      button('closeSheet', '', say('close')),
    ),
    h(
      'div',
      { class: 'grid', tabindex: '0', role: 'region', 'aria-label': say('sheetTitle') },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...headers.map((header) => h('th', { scope: 'col' }, header)))),
        h(
          'tbody',
          {},
          ...rows.map((row) => h('tr', {}, ...headers.map((_, i) => h('td', {}, row[i] ?? '')))),
        ),
      ),
    ),
  );
}

function readRows({ headers, rows }: State['ledger']): Row[] {
  return rows.map((row) => new Map(headers.map((header, place) => [header, row[place] ?? ''])));
}

function item(view: View, row: Row): HTMLElement {
  const state = row.get('State') ?? '';
  const known = STATES.find((each) => each === state);
  const late = Number(row.get('Late (min)') ?? 0);
  const facts = [row.get('Customer'), row.get('Who'), late > 0 && say('late', late)]
    .filter(Boolean)
    .join(' · ');
  return h(
    'article',
    { class: 'row', 'data-key': row.get('Task key') ?? '' },
    h(
      'div',
      { class: 'line' },
      chip(known ?? '', known ? say(known) : state),
      h('span', { class: 'faint end' }, shortTime(view, row)),
    ),
    h('h3', {}, row.get('Title') ?? ''),
    h('p', { class: 'faint' }, facts),
    Boolean(row.get('Note')) && h('p', {}, row.get('Note') ?? ''),
  );
}

function shortTime(view: View, row: Row): string {
  const ms = dueMs(row);
  return Number.isNaN(ms) ? '' : `${day(view.zone, ms)} ${time(view.zone, ms)}`;
}

/** From the sheet's `2026-11-30 09:00+09:00`. */
function dueMs(row: Row): number {
  return Date.parse((row.get('Due') ?? '').replace(' ', 'T'));
}
