import type { ConsoleState, Incident, SlackMessage, State } from '../control/contract';
import { checkDay } from './invariants';

const incident = { id: 'P1', incident_key: 'toban-a-1', title: 'Backup' } as Incident;

function told(change: string, thread_ts?: string): SlackMessage {
  const metadata = { event_payload: { incidentKey: 'toban-a-1', change } };
  return { channel: 'C1', ts: change, text: change, metadata, ...(thread_ts ? { thread_ts } : {}) };
}

const SLACK = [told('open@1'), told('started@2', 'open@1'), told('done@3', 'open@1')];

function faults({
  incidents = [incident],
  slack = SLACK,
  state = 'done',
  errors = [] as ConsoleState['errors'],
}) {
  const ledger = { headers: ['State', 'Title', 'Incident ID'], rows: [[state, 'Backup', 'P1']] };
  const around = { complaints: [], errors } as unknown as ConsoleState;
  return checkDay({ ledger, incidents, slack } as unknown as State, around).flatMap((check) => check.faults);
}

test('a day on which every promise was kept has no faults', () => {
  expect(faults({})).toEqual([]);
});

test.each([
  ['a second incident', { incidents: [incident, { ...incident, id: 'P2' }] }, 'Backup: an incident too many'],
  ['a second card', { slack: [...SLACK, told('open@9')] }, 'Backup: 2 cards'],
  ['a change told twice', { slack: [...SLACK, told('started@2', 'open@1')] }, 'toban-a-1 started@2'],
  [
    'a start that was not told',
    { slack: [told('open@1'), told('done@3', 'open@1')] },
    'started not told exactly once',
  ],
  ['a task left open', { state: 'open' }, 'Backup is open'],
  ['an error', { errors: [{ at: '', source: 'bridge', text: 'died' }] }, 'bridge: died'],
])('%s breaks a promise', (_, day, fault) => {
  expect(faults(day).join()).toContain(fault);
});
