// An incident's body: for people, and enough to rebuild a lost row.
import { bodyStartMs, incidentBody } from '../../../apps-script/src/core/incident';
import { at, REF } from './builders';

const lines = {
  taskKey: REF,
  attempt: 2,
  startMs: at('2026-11-30T00:00Z'),
  customer: 'Acme',
  runbook: 'https://wiki.example.com/a',
  assignee: 'Sato',
  eventLink: null,
};

test('the body names task, attempt and start in the clear', () => {
  expect(incidentBody(lines)).toBe(
    [
      'Customer: Acme',
      'Assignee: Sato',
      'Runbook: https://wiki.example.com/a',
      `Toban task: ${REF}`,
      'Toban attempt: 2',
      'Toban start: 2026-11-30T00:00:00.000Z',
    ].join('\n'),
  );
});

test('the start is read back, among whatever people added', () => {
  expect(bodyStartMs(`${incidentBody(lines)}\nremark`)).toBe(at('2026-11-30T00:00Z'));
});

test.each([null, '', 'Toban start: soon', 'Our Toban start: 2026-11-30T00:00:00Z'])('%p has none', (body) => {
  expect(bodyStartMs(body)).toBeNull();
});
