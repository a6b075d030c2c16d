// Requests about one card that come at the same time, and what Slack may show in the end: a state that was overtaken
// before it could be told may be left out.
import { at, snapshot, v2, v3 } from '../samples';
import { legacy, pushed, type Sending, webhook } from './sending';

export interface Contest {
  readonly name: string;
  readonly before: readonly Sending[];
  readonly rivals: readonly [Sending, Sending];
  readonly after: readonly Sending[];
  /** Those that are right, by channel. */
  readonly pictures: readonly Readonly<Record<string, readonly string[]>>[];
}

const opened = pushed([snapshot()]);
const started = webhook(v3('acknowledged', { second: 60, by: 'Sato' }));
const startedByLedger = pushed([snapshot({ state: 'started', at: at(60), by: 'Sato' })]);
const resolved = webhook(v3('resolved', { second: 90, by: 'Sato' }));
const doneByLedger = pushed([snapshot({ state: 'done', at: at(90), by: 'Sato' })]);
const triggered = webhook(v3('triggered', { by: null }));
const escalated = webhook(v3('escalated', { second: 30 }));
const WAITING = '🔔 Waiting for somebody to start: Backup check (Acme)';
const STARTED = '▶️ Started: Backup check (Acme)';
const DONE = '✅ Finished: Backup check (Acme)';
const byName = '  ▶️ Started by Sato';
const notice = pushed(
  [],
  [{ id: 'n1', at: at(0), level: 'info', text: 'Hold', channel: 'COPS', mention: null }],
);
const ESCALATED = '  (to all) ⏰ <!here> Escalated, nobody has started yet: Backup check';

export const CONTESTS: readonly Contest[] = [
  {
    name: 'the same first event',
    before: [],
    rivals: [triggered, triggered],
    after: [opened],
    pictures: [{ CDEFAULT: [WAITING] }],
  },
  {
    name: 'the same start',
    before: [opened],
    rivals: [started, started],
    after: [startedByLedger],
    pictures: [{ COPS: [STARTED, byName] }],
  },
  {
    name: 'the same start by two subscriptions',
    before: [opened],
    rivals: [started, webhook(v3('acknowledged', { second: 60, by: 'Sato', id: '01OTHER' }))],
    after: [startedByLedger],
    pictures: [{ COPS: [STARTED, byName] }],
  },
  {
    name: 'webhook and snapshot of the first state',
    before: [],
    rivals: [triggered, opened],
    after: [],
    pictures: [{ CDEFAULT: [WAITING] }, { COPS: [WAITING] }],
  },
  {
    name: 'webhook and snapshot of one start',
    before: [opened],
    rivals: [started, startedByLedger],
    after: [],
    pictures: [{ COPS: [STARTED, byName] }],
  },
  {
    name: 'first event and start',
    before: [],
    rivals: [triggered, started],
    after: [startedByLedger],
    pictures: [{ CDEFAULT: [STARTED, byName] }, { CDEFAULT: [STARTED] }],
  },
  {
    name: 'start and finish',
    before: [opened],
    rivals: [started, resolved],
    after: [doneByLedger],
    pictures: [{ COPS: [DONE, byName, '  ✅ Finished by Sato'] }, { COPS: [DONE, '  ✅ Finished by Sato'] }],
  },
  {
    name: 'start by webhook and finish by snapshot',
    before: [opened],
    rivals: [started, doneByLedger],
    after: [resolved],
    pictures: [{ COPS: [DONE, byName, '  ✅ Finished by Sato'] }, { COPS: [DONE, '  ✅ Finished by Sato'] }],
  },
  {
    name: 'announcement and the webhook it announces',
    before: [opened],
    rivals: [
      pushed([snapshot({ expect: { state: 'started', by: 'Suzuki', reason: null } })]),
      webhook(v3('acknowledged', { second: 60, by: 'API user' })),
    ],
    after: [pushed([snapshot({ state: 'started', at: at(60), by: 'Suzuki' })])],
    pictures: [{ COPS: [STARTED, '  ▶️ Started by Suzuki'] }],
  },
  {
    name: 'two snapshots of other facts',
    before: [opened],
    rivals: [
      pushed([snapshot({ rev: 1_900_000_000_000, title: 'Restore check' })]),
      pushed([snapshot({ rev: 1_800_000_000_000, title: 'Backup' })]),
    ],
    after: [],
    pictures: [{ COPS: ['🔔 Waiting for somebody to start: Restore check (Acme)'] }],
  },
  {
    name: 'reminders of PagerDuty and of the tick',
    before: [opened],
    rivals: [
      escalated,
      pushed([snapshot({ notices: [{ id: 'n1', kind: 'reminder', text: 'Still waiting' }] })]),
    ],
    after: [],
    pictures: [
      { COPS: [WAITING, ESCALATED] },
      { COPS: [WAITING, '  (to all) ⏰ <!here> Still waiting', ESCALATED] },
    ],
  },
  {
    name: 'reminder and start',
    before: [opened],
    rivals: [escalated, started],
    after: [startedByLedger],
    pictures: [{ COPS: [STARTED, ESCALATED, byName] }, { COPS: [STARTED, byName] }],
  },
  {
    name: 'the same notice',
    before: [],
    rivals: [notice, notice],
    after: [],
    pictures: [{ COPS: ['ℹ️ Hold'] }],
  },
  {
    name: 'routing and the event it routes',
    before: [],
    rivals: [
      pushed([snapshot({ state: 'opening', expect: { state: 'open', by: null, reason: null } })]),
      triggered,
    ],
    after: [opened],
    pictures: [{ COPS: [WAITING] }, { CDEFAULT: [WAITING] }],
  },
  {
    name: 'legacy batches of the same two incidents',
    before: [],
    rivals: [
      legacy(['a', 'b'].map((letter) => v2('trigger', { hash: letter.repeat(32) }))),
      legacy(['b', 'a'].map((letter) => v2('trigger', { hash: letter.repeat(32) }))),
    ],
    after: [],
    pictures: [
      { CDEFAULT: Array.from({ length: 2 }, () => '🔔 Waiting for somebody to start: Backup check') },
    ],
  },
];
