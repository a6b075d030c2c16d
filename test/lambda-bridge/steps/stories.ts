// What can be told: each story has one request that is disturbed, what comes before and after it, and what Slack shows
// in the end, whatever befell that request.
import type { Slack } from '../../sandbox/slack/slack';
import { at, snapshot, v2, v3 } from '../samples';
import { legacy, pushed, type Sending, webhook } from './sending';

export interface Story {
  readonly name: string;
  readonly before: readonly Sending[];
  /** What people do in Slack after `before`. */
  readonly people?: (slack: Slack) => void;
  readonly act: Sending;
  readonly after: readonly Sending[];
  /** Whether what comes after tells it all, too, should the request itself never come again. */
  readonly madeUp?: true;
  /** By channel. */
  readonly picture: Readonly<Record<string, readonly string[]>>;
}

const opened = pushed([snapshot()]);
const started = webhook(v3('acknowledged', { second: 60, by: 'Sato' }));
const startedByLedger = pushed([snapshot({ state: 'started', at: at(60), by: 'Sato' })]);
const WAITING = '🔔 Waiting for somebody to start: Backup check (Acme)';
const STARTED = '▶️ Started: Backup check (Acme)';
const byName = '  ▶️ Started by Sato';
const noticed = (kind: 'reminder' | 'overrun', more = {}) =>
  pushed([snapshot({ notices: [{ id: 'n1', kind, text: 'Still waiting' }], ...more })]);
const topLevel = pushed(
  [],
  [{ id: 'n1', at: at(0), level: 'info', text: 'Hold', channel: 'COPS', mention: null }],
);

export const STORIES: readonly Story[] = [
  {
    name: 'first card by webhook',
    before: [],
    act: webhook(v3('triggered', { by: null })),
    after: [opened, started],
    picture: { CDEFAULT: [STARTED, byName] },
  },
  {
    name: 'first card by snapshot',
    before: [],
    act: opened,
    after: [webhook(v3('triggered', { by: null }))],
    picture: { COPS: [WAITING] },
  },
  {
    name: 'start by webhook',
    before: [opened],
    act: started,
    after: [startedByLedger],
    madeUp: true,
    picture: { COPS: [STARTED, byName] },
  },
  {
    name: 'start that is finished meanwhile',
    before: [opened],
    act: started,
    after: [
      webhook(v3('resolved', { second: 90, by: 'Sato' })),
      pushed([snapshot({ state: 'done', at: at(90), by: 'Sato' })]),
    ],
    picture: { COPS: ['✅ Finished: Backup check (Acme)', byName, '  ✅ Finished by Sato'] },
  },
  {
    name: 'start by snapshot',
    before: [opened],
    act: startedByLedger,
    after: [started],
    picture: { COPS: [STARTED, byName] },
  },
  {
    name: 'reminder of PagerDuty',
    before: [opened],
    act: webhook(v3('escalated', { second: 60 })),
    after: [opened],
    picture: { COPS: [WAITING, '  (to all) ⏰ <!here> Escalated, nobody has started yet: Backup check'] },
  },
  {
    name: 'reminder of the tick',
    before: [opened],
    act: noticed('reminder'),
    after: [],
    picture: { COPS: [WAITING, '  (to all) ⏰ <!here> Still waiting'] },
  },
  {
    name: 'overrun notice with a state that was not told yet',
    before: [opened],
    act: noticed('overrun', { state: 'started', at: at(60), by: 'Sato' }),
    after: [started],
    picture: { COPS: [STARTED, byName, '  ⌛ Still waiting'] },
  },
  {
    name: 'announcement, then the change',
    before: [opened],
    act: pushed([snapshot({ expect: { state: 'started', by: 'Suzuki', reason: null } })]),
    after: [
      webhook(v3('acknowledged', { second: 60, by: 'API user' })),
      pushed([snapshot({ state: 'started', at: at(60), by: 'Suzuki' })]),
    ],
    picture: { COPS: [STARTED, '  ▶️ Started by Suzuki'] },
  },
  {
    name: 'announced change',
    before: [opened, pushed([snapshot({ expect: { state: 'started', by: 'Suzuki', reason: null } })])],
    act: webhook(v3('acknowledged', { second: 60, by: 'API user' })),
    after: [pushed([snapshot({ state: 'started', at: at(60), by: 'Suzuki' })])],
    madeUp: true,
    picture: { COPS: [STARTED, '  ▶️ Started by Suzuki'] },
  },
  {
    name: 'name that comes later',
    before: [opened, webhook(v3('acknowledged', { second: 60, by: 'API user' }))],
    act: pushed([snapshot({ state: 'started', at: at(60), by: 'Suzuki' })]),
    after: [],
    picture: { COPS: [STARTED, '  ▶️ Started by Suzuki'] },
  },
  {
    name: 'return to open',
    before: [opened, started],
    act: webhook(v3('unacknowledged', { second: 90, by: null })),
    after: [pushed([snapshot({ at: at(90) })])],
    madeUp: true,
    picture: {
      COPS: [WAITING, byName, '  (to all) 🔔 <!here> Open again: Backup check (it had been started by Sato)'],
    },
  },
  {
    name: 'finish of an incident known by its id alone',
    before: [webhook(v3('triggered', { by: null })), started],
    act: webhook(v3('resolved', { second: 90, by: 'Sato', key: null })),
    after: [pushed([snapshot({ state: 'done', at: at(90), by: 'Sato' })])],
    madeUp: true,
    picture: { CDEFAULT: ['✅ Finished: Backup check (Acme)', byName, '  ✅ Finished by Sato'] },
  },
  {
    name: 'alias of the first event',
    before: [],
    act: webhook(v3('triggered', { by: null })),
    after: [webhook(v3('acknowledged', { second: 60, by: 'Sato', key: null })), startedByLedger],
    picture: { CDEFAULT: [STARTED, byName] },
  },
  {
    name: 'notice of its own',
    before: [],
    act: topLevel,
    after: [topLevel],
    picture: { COPS: ['ℹ️ Hold'] },
  },
  {
    name: 'card whose channel is not there',
    before: [],
    act: pushed([snapshot({ channel: 'CNONE' })]),
    after: [started],
    picture: { CDEFAULT: [STARTED, byName] },
  },
  {
    name: 'card whose channel was archived',
    before: [opened],
    people: (slack) => slack.addChannel({ id: 'COPS', name: 'ops', archived: true }),
    act: started,
    after: [startedByLedger],
    picture: { COPS: [WAITING], CDEFAULT: [STARTED, byName] },
  },
  {
    name: 'card that somebody deleted',
    before: [opened],
    people: (slack) => slack.discard('COPS', slack.messages[0]?.ts ?? ''),
    act: started,
    after: [startedByLedger],
    picture: { COPS: [STARTED, byName] },
  },
  {
    // The line that told it stands in the channel, too, and says the same of itself as the new card does.
    name: 'card that somebody deleted when it was open again',
    before: [opened, started, webhook(v3('unacknowledged', { second: 90, by: null }))],
    people: (slack) => slack.discard('COPS', slack.messages[0]?.ts ?? ''),
    act: webhook(v3('acknowledged', { second: 120, by: 'Suzuki' })),
    after: [pushed([snapshot({ state: 'started', at: at(120), by: 'Suzuki' })])],
    picture: {
      COPS: [
        byName,
        '  (to all) 🔔 <!here> Open again: Backup check (it had been started by Sato)',
        STARTED,
        '  ▶️ Started by Suzuki',
      ],
    },
  },
  {
    name: 'notice whose channel is not there',
    before: [],
    act: pushed([], [{ id: 'n1', at: at(0), level: 'info', text: 'Hold', channel: 'CNONE', mention: null }]),
    after: [],
    picture: { CDEFAULT: ['ℹ️ Hold'] },
  },
  {
    name: 'legacy batch of two incidents',
    before: [],
    act: legacy(['a', 'b'].map((letter) => v2('trigger', { hash: letter.repeat(32) }))),
    after: [],
    picture: { CDEFAULT: Array.from({ length: 2 }, () => '🔔 Waiting for somebody to start: Backup check') },
  },
];
