// PagerDuty's incidents, newest first, with what a person could do to them there.
import type { Incident } from '../../control/contract';
import { h } from './dom';
import { button, chip, pane } from './pane';
import { day, time } from './time';
import type { View } from './view';
import { say } from './words';

const ACTS = {
  triggered: ['acknowledge', 'resolve'],
  acknowledged: ['resolve', 'unacknowledge'],
  resolved: ['reopen'],
} as const;

const SHOWN_INCIDENTS = 60;

export function pagerdutyPane(view: View): HTMLElement {
  const newestFirst = [...view.state.incidents].sort((a, b) => b.incident_number - a.incident_number);
  return pane({
    id: 'pagerduty',
    title: 'PagerDuty',
    note: say('pagerdutyNote'),
    count: newestFirst.length,
    tools: personChoice(view),
    empty: say('emptyPagerduty'),
    items: newestFirst.slice(0, SHOWN_INCIDENTS).map((incident) => item(view, incident)),
  });
}

function personChoice(view: View): HTMLElement {
  return h(
    'label',
    { class: 'person' },
    say('actAs'),
    h(
      'select',
      { 'data-choice': 'person' },
      ...view.around.users.map(({ id, name }) =>
        h('option', { value: id, selected: id === view.person }, name),
      ),
    ),
  );
}

function item(view: View, incident: Incident): HTMLElement {
  const changedMs = Date.parse(incident.last_status_change_at);
  const assignees = incident.assignments.map(({ assignee }) => assignee.summary);
  return h(
    'article',
    { class: `incident ${incident.status}`, 'data-key': incident.id },
    h(
      'div',
      { class: 'line' },
      chip(incident.status, say(incident.status)),
      h('span', { class: 'faint' }, `#${incident.incident_number}`),
      h('span', { class: 'faint end' }, `${day(view.zone, changedMs)} ${time(view.zone, changedMs)}`),
    ),
    h('h3', {}, incident.title),
    h(
      'p',
      { class: 'faint' },
      [
        incident.service.summary,
        ...(incident.urgency === 'low' ? [say('urgencyLow')] : []),
        ...(assignees.length > 0 ? [say('assignedTo', assignees.join(', '))] : []),
      ].join(' · '),
    ),
    h(
      'div',
      { class: 'acts' },
      ...ACTS[incident.status].map((act) =>
        button('incident', JSON.stringify([incident.id, act]), say(act), act === 'reopen' ? 'quiet' : ''),
      ),
    ),
  );
}
