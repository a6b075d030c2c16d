// What PagerDuty answered: a confirmed incident, a definite refusal, or nothing that can be built on.
import type { Answer } from '../../../apps-script/src/services/fetch';
import {
  readFinding,
  readIncidentPage,
  readOutcome,
} from '../../../apps-script/src/services/pagerduty-answers';
import { at } from '../core/builders';

const answer = (status: number, body: unknown): Answer => ({
  kind: 'answer',
  status,
  contentType: 'application/json',
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const LOST: Answer = { kind: 'none', reason: 'Address unavailable' };
const HTML = '<html><body>Bad gateway</body></html>';
const error = (code: number | undefined, message: string, errors: string[] = []) => ({
  error: { code, message, errors },
});

const RAW = {
  id: 'Q1',
  type: 'incident',
  incident_key: 'toban-x-1',
  status: 'acknowledged',
  created_at: '2026-11-30T00:00:10Z',
  last_status_change_at: '2026-11-30T00:05:00Z',
  last_status_change_by: { id: 'PU1', type: 'user_reference', summary: 'Sato' },
  acknowledgements: [
    { at: '2026-11-30T00:04:00Z', acknowledger: { id: 'PU2', type: 'user_reference', summary: 'Abe' } },
    { at: '2026-11-30T00:05:00Z', acknowledger: { id: 'PU1', type: 'user_reference', summary: 'Sato' } },
  ],
  html_url: 'https://acme.pagerduty.com/incidents/Q1',
  service: { id: 'PSVC001', type: 'service_reference' },
  body: { type: 'incident_body', details: 'Toban start: 2026-11-30T00:00:00.000Z' },
};
const INCIDENT = {
  id: 'Q1',
  key: 'toban-x-1',
  status: 'acknowledged',
  changedMs: at('2026-11-30T00:05:00Z'),
  changedBy: { kind: 'person', name: 'Sato' },
  acknowledgedBy: 'Sato',
  createdMs: at('2026-11-30T00:00:10Z'),
  link: 'https://acme.pagerduty.com/incidents/Q1',
  bodyStartMs: at('2026-11-30T00:00:00Z'),
  mergedInto: null,
};

describe('the outcome of a write', () => {
  test.each([200, 201])('%d with an incident is done', (status) => {
    expect(readOutcome(answer(status, { incident: RAW }))).toEqual({ kind: 'done', incident: INCIDENT });
  });

  test.each<[string, Answer]>([
    ['201 without an incident', answer(201, {})],
    ['200 with HTML', answer(200, HTML)],
    ['a redirect', answer(302, '')],
    ['500', answer(500, error(undefined, 'Internal Server Error'))],
    ['502 with HTML', answer(502, HTML)],
    ['429 with a body', answer(429, error(2020, 'Rate Limit Exceeded'))],
    ['429 without one', answer(429, '')],
    ['no answer', LOST],
  ])('%s is unknown: the next tick looks', (_, given) => {
    expect(readOutcome(given)).toEqual({ kind: 'unknown' });
  });

  test.each([
    [
      'code 2002',
      error(2002, 'Arguments Caused Error', [
        'Open incident with matching dedup key already exists on this service',
      ]),
    ],
    ['another code', error(2001, 'Invalid Input', ['matching dedup key already exists'])],
    ['its message alone', error(undefined, 'Open incident with matching dedup key already exists')],
  ])('a doubled key told by %s is no refusal: the incident is there', (_, body) => {
    expect(readOutcome(answer(400, body))).toEqual({ kind: 'unknown' });
  });

  test('code 2002 alone is a refusal like any other', () => {
    expect(
      readOutcome(answer(400, error(2002, 'Arguments Caused Error', ['Title is too long']))),
    ).toMatchObject({ kind: 'refused' });
  });

  test.each([
    [1001, 'Incident Already Resolved'],
    [1002, 'Incident Already Acknowledged'],
  ])('code %d: somebody was quicker, so look again', (code, message) => {
    expect(readOutcome(answer(400, error(code, message)))).toEqual({ kind: 'unknown' });
  });

  test.each<[Answer, string]>([
    [
      answer(400, error(2001, 'Invalid Input Provided', ['Service not found.'])),
      'PagerDuty 400: Invalid Input Provided – Service not found.',
    ],
    [answer(400, error(1008, 'Requester User Not Found')), 'PagerDuty 400: Requester User Not Found'],
    [answer(401, ''), 'PagerDuty 401'],
    [answer(404, HTML), 'PagerDuty 404'],
  ])('a definite refusal is told in PagerDuty’s words: %#', (given, text) => {
    expect(readOutcome(given)).toEqual({ kind: 'refused', text });
  });

  test('a long refusal is cut', () => {
    const outcome = readOutcome(answer(400, error(2001, 'x'.repeat(5_000))));
    expect(outcome.kind === 'refused' && outcome.text.length).toBe(300);
  });
});

describe('a look-up or a GET by id', () => {
  test('gives what was found', () => {
    expect(readFinding(answer(200, { incidents: [RAW], more: false }))).toEqual({
      kind: 'incidents',
      incidents: [INCIDENT],
      log: null,
    });
    expect(readFinding(answer(200, { incident: RAW }))).toEqual({
      kind: 'incidents',
      incidents: [INCIDENT],
      log: null,
    });
  });

  test('nothing is found when PagerDuty says so', () => {
    const none = { kind: 'incidents', incidents: [], log: null };
    expect(readFinding(answer(200, { incidents: [], more: false }))).toEqual(none);
    expect(readFinding(answer(404, error(2100, 'Not Found')))).toEqual(none);
  });

  test.each<[string, Answer]>([
    ['404 that is not PagerDuty’s', answer(404, HTML)],
    ['200 with HTML', answer(200, HTML)],
    ['200 with half a body', answer(200, '{"incidents":[')],
    ['an incident in a state that nobody knows', answer(200, { incident: { ...RAW, status: 'snoozed' } })],
    ['a time that is none', answer(200, { incident: { ...RAW, created_at: 'now' } })],
    ['401', answer(401, error(2006, 'Unauthorized'))],
    ['429', answer(429, '')],
    ['500', answer(500, HTML)],
    ['500 with what looks like an answer', answer(500, { incidents: [] })],
    ['no answer', LOST],
  ])('%s proves nothing', (_, given) => {
    expect(readFinding(given)).toEqual({ kind: 'unknown' });
  });
});

describe('the open list', () => {
  test('says whether more pages follow', () => {
    expect(readIncidentPage(answer(200, { incidents: [RAW], more: true }))).toEqual({
      reading: { kind: 'read', open: [INCIDENT] },
      more: true,
    });
  });

  test('that does not say whether more follows is the last page', () => {
    expect(readIncidentPage(answer(200, { incidents: [] })).more).toBe(false);
  });

  test.each<[string, Answer, RegExp]>([
    ['an error', answer(403, error(2010, 'Access Denied')), /403 \(Access Denied\)/],
    ['429 without a body', answer(429, ''), /429/],
    ['HTML', answer(200, HTML), /200/],
    ['no answer', LOST, /Address unavailable/],
  ])('%s is unread, never a list without incidents', (_, given, reason) => {
    expect(readIncidentPage(given)).toEqual({
      reading: { kind: 'unread', reason: expect.stringMatching(reason) },
      more: false,
    });
  });
});

describe('an incident', () => {
  const read = (over: object) => {
    const finding = readFinding(answer(200, { incident: { ...RAW, ...over } }));
    return finding.kind === 'incidents' ? finding.incidents[0] : undefined;
  };

  test('changed by its service was closed by a timer, changed by a user by a person', () => {
    const service = { id: 'PSVC001', type: 'service_reference', summary: 'Acme' };
    expect(read({ last_status_change_by: service })?.changedBy).toEqual({ kind: 'service', name: 'Acme' });
    expect(read({ last_status_change_by: null })?.changedBy).toBeNull();
  });

  test('that was merged names the other one; any other reason, or one that is open again, names none', () => {
    const other = {
      id: 'Q9',
      type: 'incident_reference',
      html_url: 'https://acme.pagerduty.com/incidents/Q9',
    };
    const resolve_reason = { type: 'merge_resolve_reason', incident: other };
    const merged = read({ status: 'resolved', resolve_reason })?.mergedInto;
    expect(merged).toEqual({ id: 'Q9', link: other.html_url });
    expect(read({ resolve_reason })?.mergedInto).toBeNull();
    for (const odd of [null, {}, { type: 'later' }, { ...resolve_reason, incident: { id: '' } }])
      expect(read({ status: 'resolved', resolve_reason: odd })).toMatchObject({ id: 'Q1', mergedInto: null });
  });

  test('may lack all that a look-up does not ask for', () => {
    const bare = { id: 'Q1', status: 'triggered', created_at: '2026-11-30T00:00:10Z' };
    expect(readFinding(answer(200, { incidents: [bare] }))).toEqual({
      kind: 'incidents',
      incidents: [
        {
          id: 'Q1',
          key: null,
          status: 'triggered',
          changedMs: at('2026-11-30T00:00:10Z'),
          changedBy: null,
          acknowledgedBy: null,
          createdMs: at('2026-11-30T00:00:10Z'),
          link: null,
          bodyStartMs: null,
          mergedInto: null,
        },
      ],
      log: null,
    });
  });

  test('with details that are no text has no start', () => {
    expect(read({ body: { type: 'incident_body', details: { a: 1 } } })?.bodyStartMs).toBeNull();
  });
});
