// The calendars as one agenda from today on, with a line where the clock stands.
import type { CalendarEvent, CalendarState } from '../../control/contract';
import { h } from './dom';
import { button, pane } from './pane';
import { dateMs, day, time } from './time';
import type { View } from './view';
import { say } from './words';

/** More would only slow the page down; the rest is counted. */
const SHOWN_EVENTS = 60;
const DAY_MS = 86_400_000;

interface Entry {
  readonly calendar: CalendarState;
  readonly index: number;
  readonly event: CalendarEvent;
  readonly startMs: number;
  readonly endMs: number;
  readonly allDay: boolean;
}

export function calendarPane(view: View): HTMLElement {
  const all = agenda(view.state.calendars);
  const sinceMs = view.nowMs - DAY_MS / 4;
  const ahead = all.filter((entry) => entry.endMs > sinceMs || entry.startMs > sinceMs);
  const shown = ahead.slice(0, SHOWN_EVENTS);
  return pane({
    id: 'calendar',
    title: say('calendar'),
    note: say('calendarNote'),
    count: ahead.length,
    tools: addForm(view),
    empty: say('emptyCalendar'),
    items: [
      ...withDaysAndNow(view, shown),
      ...(ahead.length > shown.length
        ? [h('p', { class: 'more' }, say('moreEvents', ahead.length - shown.length))]
        : []),
    ],
  });
}

/** Start of the next event after now, epoch milliseconds. */
export function nextStartMs(view: View): number | undefined {
  return agenda(view.state.calendars).find(
    (entry) => entry.startMs > view.nowMs && !entry.allDay && entry.event.status !== 'cancelled',
  )?.startMs;
}

function agenda(calendars: readonly CalendarState[]): Entry[] {
  return calendars
    .flatMap((calendar, index) =>
      calendar.events.map((event): Entry => {
        const allDay = event.start?.date !== undefined;
        const startMs = allDay ? dateMs(event.start?.date ?? '') : Date.parse(event.start?.dateTime ?? '');
        const endMs = allDay ? dateMs(event.end?.date ?? '') : Date.parse(event.end?.dateTime ?? '');
        return { calendar, index, event, startMs, endMs, allDay };
      }),
    )
    .filter((entry) => !Number.isNaN(entry.startMs))
    .sort((a, b) => a.startMs - b.startMs || (a.event.summary ?? '').localeCompare(b.event.summary ?? ''));
}

function withDaysAndNow(view: View, entries: readonly Entry[]): HTMLElement[] {
  const drawn: HTMLElement[] = [];
  let lastDay = '';
  let nowDrawn = false;
  for (const entry of entries) {
    const title = entry.allDay ? day('UTC', entry.startMs) : day(view.zone, entry.startMs);
    if (!nowDrawn && entry.startMs > view.nowMs && !entry.allDay) {
      nowDrawn = true;
      if (drawn.length > 0) drawn.push(nowLine());
    }
    if (title !== lastDay) drawn.push(h('h3', { 'data-key': `day-${title}` }, title));
    lastDay = title;
    drawn.push(item(view, entry));
  }
  return drawn;
}

function nowLine(): HTMLElement {
  return h('div', { class: 'now-line', 'data-key': 'now' }, say('nowMark'));
}

function item(view: View, { calendar, index, event, startMs, endMs, allDay }: Entry): HTMLElement {
  const when = allDay ? say('allDay') : `${time(view.zone, startMs)}–${time(view.zone, endMs)}`;
  const over = endMs <= view.nowMs ? ' over' : '';
  const gone = event.status === 'cancelled' ? ' gone' : '';
  const running = !allDay && startMs <= view.nowMs && view.nowMs < endMs ? ' running' : '';
  const target = JSON.stringify([calendar.id, event.id, event.start, event.end]);
  return h(
    'details',
    { class: `event${over}${gone}${running}`, 'data-key': `${calendar.id}/${event.id}` },
    h(
      'summary',
      {},
      h('span', { class: 'when' }, when),
      h('span', { class: 'what' }, event.summary ?? say('untitled')),
      h('span', { class: `whose tint-${index % 6}` }, calendar.summary),
    ),
    event.location ? h('p', {}, event.location) : null,
    event.description ? h('p', { class: 'text' }, event.description) : null,
    h(
      'div',
      { class: 'acts' },
      allDay ? null : button('moveEvent', target, say('later')),
      button('deleteEvent', target, say('delete'), 'danger'),
    ),
  );
}

function addForm(view: View): HTMLElement {
  return h(
    'details',
    { class: 'add', 'data-key': 'add' },
    h('summary', {}, say('addTask')),
    h(
      'form',
      { 'data-form': 'addEvent' },
      h(
        'label',
        {},
        say('addTitle'),
        h('input', { name: 'title', required: true, value: say('addTitleDefault') }),
      ),
      h(
        'label',
        {},
        say('addIn'),
        h('input', { name: 'minutes', type: 'number', min: '0', max: '10080', value: '5', required: true }),
      ),
      h(
        'label',
        {},
        say('addCalendar'),
        h(
          'select',
          { name: 'calendar' },
          ...view.state.calendars.map((each) => h('option', { value: each.id }, each.summary)),
        ),
      ),
      h('button', { type: 'submit' }, say('add')),
    ),
  );
}
