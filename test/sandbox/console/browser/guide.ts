// What to do next, in one sentence, and at the bottom how the machinery is doing.
import { nextStartMs } from './calendar-pane';
import { type Child, h } from './dom';
import type { View } from './view';
import { say, type Word } from './words';

const SHOWN_LINES = 50;

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
  const { heartbeat, complaints, errors } = view.around;
  const waiting = webhooks.filter(({ status }) => status === 'waiting' || status === 'retrying').length;
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
    trouble(
      'complaints',
      complaints.map(({ at, service, text }) => `${at} ${service}: ${text}`),
    ),
    trouble(
      'errors',
      errors.map(({ at, source, text }) => `${at} ${source}: ${text}`),
    ),
  );
}

function trouble(word: 'complaints' | 'errors', lines: readonly string[]): Child {
  return (
    lines.length > 0 &&
    h(
      'details',
      { class: 'menu up', 'data-key': word },
      h('summary', { class: 'bad' }, say(word, lines.length)),
      h('ul', { class: 'sheet' }, ...lines.slice(-SHOWN_LINES).map((line) => h('li', {}, line))),
    )
  );
}
