// The clock that drives everything, its buttons, and the switches that break things.
import { h } from './dom';
import { button } from './pane';
import { clockTime, longDay } from './time';
import type { View } from './view';
import { say, type Word } from './words';

const SPEEDS = [
  { speed: 0, word: 'pause', sign: '' },
  { speed: 1, word: 'realTime', sign: '×1' },
  { speed: 60, word: 'sixty', sign: '×60' },
] as const;

/** Each button's words and the body that it sends to `POST /api/faults`. */
const FAULTS: readonly { readonly word: Word; readonly fault: object }[] = [
  { word: 'faultDuplicate', fault: { webhooks: { duplicate: 3 } } },
  { word: 'faultBatch', fault: { webhooks: { batch: true } } },
  { word: 'faultDrop', fault: { webhooks: { drop: 1 } } },
  { word: 'faultDelay', fault: { webhooks: { delay: 'PT5M' } } },
  { word: 'faultPagerduty', fault: { pagerduty: { status: 503, for: 'PT10M' } } },
  { word: 'faultSlack', fault: { slack: { error: 'ratelimited', for: 'PT5M' } } },
  { word: 'faultCalendar', fault: { calendar: { status: 500, for: 'PT10M' } } },
  { word: 'faultSheet', fault: { sheet: { status: 503, for: 'PT5M' } } },
  { word: 'faultSkip', fault: { tick: { skip: 'PT20M' } } },
  { word: 'faultKill', fault: { tick: { killAtCall: 5 } } },
  { word: 'faultBridge', fault: { bridge: { killAfterSlack: 1 } } },
];

export function topBar(view: View): HTMLElement {
  return h(
    'header',
    { class: 'top' },
    h(
      'h1',
      {},
      h('span', { class: 'mark', 'aria-hidden': 'true' }),
      'Toban ',
      h('small', {}, say('sandbox')),
    ),
    clock(view),
    h(
      'div',
      { class: 'controls' },
      h(
        'div',
        { class: 'segments', role: 'group', 'aria-label': say('clock') },
        ...SPEEDS.map(({ speed, word, sign }) =>
          h(
            'button',
            {
              type: 'button',
              class: speed === 0 ? 'pause' : undefined,
              'data-action': 'speed',
              'data-value': String(speed),
              'aria-label': `${sign} ${say(word)}`.trim(),
              'aria-pressed': String(view.around.speed === speed),
              title: say(word),
            },
            sign,
          ),
        ),
      ),
      button('advance', 'PT1M', say('oneMinute')),
      button('advance', 'PT10M', say('tenMinutes')),
      button('nextEvent', '', say('nextEvent'), 'primary'),
      faults(view),
    ),
  );
}

function clock(view: View): HTMLElement {
  const zones = [...new Set(view.state.calendars.map((each) => each.timeZone))];
  return h(
    'div',
    { class: 'clock', role: 'timer', 'aria-label': say('clock') },
    h('time', { datetime: view.around.now }, clockTime(view.zone, view.nowMs)),
    h(
      'div',
      { class: 'date' },
      h('span', {}, longDay(view.zone, view.nowMs)),
      zones.length > 1
        ? h(
            'select',
            { 'data-choice': 'zone', 'aria-label': say('zone') },
            ...zones.map((zone) => h('option', { value: zone, selected: zone === view.zone }, zone)),
          )
        : h('span', { class: 'faint' }, view.zone),
    ),
    h('span', { class: 'working', role: 'status' }, view.working ? say('working') : ''),
  );
}

function faults(view: View): HTMLElement {
  const on = view.around.faults;
  return h(
    'details',
    { class: 'menu', 'data-key': 'faults' },
    h('summary', {}, say('faults'), on.length > 0 && h('span', { class: 'count bad' }, String(on.length))),
    h(
      'div',
      { class: 'sheet' },
      h('p', { class: 'faint' }, say('faultsNote')),
      ...FAULTS.map(({ word, fault }) => button('fault', JSON.stringify(fault), say(word))),
      on.length > 0 && h('p', { class: 'faint' }, on.join(', ')),
      button('clearFaults', '', say('clearFaults'), 'primary'),
    ),
  );
}
