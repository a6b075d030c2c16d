// What to do next, in one sentence, and at the bottom how the machinery is doing.
import { nextStartMs } from './calendar-pane';
import { h } from './dom';
import type { View } from './view';
import { say, type Word } from './words';

export function guide(view: View): HTMLElement {
  const { problems } = view.around;
  return h(
    'div',
    { class: 'guide' },
    h('p', { role: 'status' }, h('span', { class: 'step', 'aria-hidden': 'true' }, '→'), say(nextStep(view))),
    view.refusal !== null && h('p', { class: 'bad', role: 'alert' }, view.refusal),
    problems.length > 0 &&
      h(
        'details',
        { class: 'problems' },
        h('summary', {}, `${say('problems')} (${problems.length})`),
        h('ul', {}, ...problems.map(({ file, reason }) => h('li', {}, `${file}: ${reason}`))),
      ),
  );
}

function nextStep(view: View): Word {
  const { incidents } = view.state;
  if (incidents.some(({ status }) => status === 'triggered')) return 'guideStart';
  if (incidents.some(({ status }) => status === 'acknowledged')) return 'guideFinish';
  if (nextStartMs(view) === undefined) return 'guideNothing';
  return incidents.length > 0 ? 'guideDone' : 'guideNext';
}

export function statusBar(view: View): HTMLElement {
  const { ticks, webhooks } = view.state;
  const { heartbeat, complaints } = view.around;
  const waiting = webhooks.filter(({ status }) => status === 'pending').length;
  return h(
    'footer',
    { class: 'status' },
    h(
      'span',
      {},
      [
        say('statusTicks', ticks.run),
        ...(ticks.skipped > 0 ? [say('statusSkipped', ticks.skipped)] : []),
        ...(ticks.killed > 0 ? [say('statusKilled', ticks.killed)] : []),
        ...(ticks.last ? [say('statusLast', ticks.last.roundTrips, ticks.last.urlFetches)] : []),
      ].join(' · '),
    ),
    h('span', {}, say('statusWebhooks', webhooks.length, waiting)),
    heartbeat === null
      ? h('span', {}, say('heartbeatNone'))
      : h(
          'span',
          { class: heartbeat.ok ? 'good' : 'bad' },
          heartbeat.ok ? say('heartbeatGood') : say('heartbeatBad', heartbeat.reason),
        ),
    complaints.length > 0 &&
      h(
        'details',
        { class: 'menu up', 'data-key': 'complaints' },
        h('summary', { class: 'bad' }, say('complaints', complaints.length)),
        h(
          'ul',
          { class: 'sheet' },
          ...complaints.map(({ at, service, text }) => h('li', {}, `${at} ${service}: ${text}`)),
        ),
      ),
  );
}
