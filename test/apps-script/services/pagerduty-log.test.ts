// An incident's log, oldest first, in the few words that matter.
import type { Answer } from '../../../apps-script/src/services/fetch';
import { readLog } from '../../../apps-script/src/services/pagerduty-log';
import { at } from '../core/builders';

const answer = (status: number, body: unknown): Answer => ({
  kind: 'answer',
  status,
  contentType: 'application/json',
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const sato = { id: 'PU1', type: 'user_reference', summary: 'Sato' };
const service = { id: 'PSVC001', type: 'service_reference', summary: 'Acme' };
const entry = (type: string, created_at: string, agent: unknown = sato) => ({ type, created_at, agent });

test('entries come the latest first; within one second their order stays', () => {
  const log_entries = [
    entry('acknowledge_log_entry', '2026-11-30T00:05:00Z'),
    entry('trigger_log_entry', '2026-11-30T00:05:00Z'),
    entry('notify_log_entry', '2026-11-30T00:04:00Z'),
    entry('resolve_log_entry', '2026-11-30T00:03:00Z'),
  ];
  expect(readLog(answer(200, { log_entries }))?.map(({ kind }) => kind)).toEqual([
    'resolve',
    'trigger',
    'acknowledge',
  ]);
});

test('a person is named, a service or a timer is not', () => {
  const log_entries = [
    entry('resolve_log_entry', '2026-11-30T00:06:00Z', null),
    entry('unacknowledge_log_entry', '2026-11-30T00:05:00Z', service),
    entry('acknowledgement_log_entry', '2026-11-30T00:03:00Z'),
  ];
  expect(readLog(answer(200, { log_entries }))).toEqual([
    { kind: 'acknowledge', atMs: at('2026-11-30T00:03:00Z'), agentId: 'PU1', by: 'Sato' },
    { kind: 'unacknowledge', atMs: at('2026-11-30T00:05:00Z'), agentId: 'PSVC001', by: null },
    { kind: 'resolve', atMs: at('2026-11-30T00:06:00Z'), agentId: null, by: null },
  ]);
});

test.each<[string, Answer | undefined]>([
  ['an error', answer(500, 'x')],
  ['HTML', answer(200, '<html>')],
  ['a time that is none', answer(200, { log_entries: [entry('resolve_log_entry', 'now')] })],
  ['no answer', { kind: 'none', reason: 'Address unavailable' }],
  ['none asked for', undefined],
])('%s is no log', (_, given) => {
  expect(readLog(given)).toBeNull();
});
