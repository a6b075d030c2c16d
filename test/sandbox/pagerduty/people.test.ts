// People acting in PagerDuty's web app, and how V3 webhooks tell of it.
import { MINUTE, stage } from './stage';

function subscribed() {
  const all = stage();
  all.pagerduty.addSubscription({ url: 'http://127.0.0.1:4000/hook', secret: 's' });
  const events = () =>
    all
      .bodies()
      .map(({ event }) => [
        event.event_type.replace('incident.', ''),
        event.data.status,
        event.agent.summary,
      ]);
  return { ...all, events };
}

test('a person acknowledges, adds a note and resolves', async () => {
  const { open, pagerduty, tanaka, pass, events, bodies } = subscribed();
  const id = await open();
  pagerduty.acknowledge(id, tanaka);
  pagerduty.note(id, 'half way', tanaka);
  pagerduty.resolve(id, tanaka);
  await pass(MINUTE);
  expect(events()).toEqual([
    ['triggered', 'triggered', 'Sato'],
    ['acknowledged', 'acknowledged', 'Tanaka'],
    ['annotated', undefined, 'Tanaka'],
    ['resolved', 'resolved', 'Tanaka'],
  ]);
  expect(bodies()[2].event.data).toMatchObject({
    type: 'incident_note',
    content: 'half way',
    trimmed: false,
    incident: { id, type: 'incident_reference', summary: 'Nightly backup' },
  });
});

test('a late acknowledgement through the API is told as a reopening and an acknowledgement', async () => {
  const { open, put, pass, events } = subscribed();
  const id = await open();
  await put(id, { status: 'resolved' });
  await put(id, { status: 'acknowledged' });
  await pass(MINUTE);
  expect(events().slice(1)).toEqual([
    ['resolved', 'resolved', 'Sato'],
    ['reopened', 'triggered', 'Sato'],
    ['acknowledged', 'acknowledged', 'Sato'],
  ]);
});

test('reassigning an acknowledged incident triggers it again, and it no longer escalates', async () => {
  const { open, pagerduty, sato, tanaka, pass, show, events } = subscribed();
  const id = await open();
  pagerduty.acknowledge(id, sato);
  pagerduty.reassign(id, tanaka, sato);
  await pass(60 * MINUTE);
  expect(await show(id)).toMatchObject({
    status: 'triggered',
    assigned_via: 'direct_assignment',
    assignments: [{ assignee: { id: tanaka } }],
  });
  expect(events().slice(2)).toEqual([['reassigned', 'triggered', 'Sato']]);
});

test('an acknowledgement withdrawn, a policy changed, a priority set', async () => {
  const { open, put, pagerduty, sato, tanaka, pass, events, bodies, show } = subscribed();
  const other = pagerduty.addEscalationPolicy({
    name: 'Night',
    rules: [{ delayMinutes: 5, targets: [tanaka] }],
  });
  const id = await open();
  pagerduty.acknowledge(id, sato);
  pagerduty.unacknowledge(id, sato);
  await put(id, { escalation_policy: { id: other, type: 'escalation_policy_reference' } });
  pagerduty.setPriority(id, 'P2', sato);
  await pass(MINUTE);
  expect(events().slice(2)).toEqual([
    ['unacknowledged', 'triggered', 'Sato'],
    ['delegated', 'triggered', 'Sato'],
    ['priority_updated', 'triggered', 'Sato'],
  ]);
  expect(bodies()[4].event.data).toMatchObject({ priority: { summary: 'P2' }, assignees: [{ id: tanaka }] });
  expect((await show(id)).priority.summary).toBe('P2');
});

test('escalating by hand moves the incident to that level', async () => {
  const { open, put, show, pass, tanaka, events } = subscribed();
  const id = await open();
  expect((await put(id, { escalation_level: 3 })).json.error.code).toBe(1006);
  await put(id, { escalation_level: 2 });
  await pass(MINUTE);
  expect((await show(id)).assignments).toMatchObject([{ assignee: { id: tanaka } }]);
  expect(events().slice(1)).toEqual([['escalated', 'triggered', 'Sato']]);
});

test('a merged incident is resolved with the other as its reason', async () => {
  const { open, show, pagerduty, sato, pass, bodies } = subscribed();
  const [source, target] = [await open(), await open()];
  pagerduty.merge([source], target, sato);
  await pass(MINUTE);
  const reason = { type: 'merge_resolve_reason', incident: { id: target, type: 'incident_reference' } };
  expect(await show(source)).toMatchObject({ status: 'resolved', resolve_reason: reason });
  expect((await show(target)).status).toBe('triggered');
  const told = bodies().find(({ event }) => event.event_type === 'incident.resolved');
  expect(told.event).toMatchObject({
    agent: { id: sato },
    data: { id: source, resolve_reason: reason },
  });
});

test('what the web app does not offer is an error', async () => {
  const { open, pagerduty, sato } = stage();
  const id = await open();
  pagerduty.resolve(id, sato);
  expect(() => pagerduty.acknowledge(id, sato)).toThrow('reopen it first');
  expect(() => pagerduty.resolve(id, sato)).toThrow('reopen it first');
  expect(() => pagerduty.resolve('PNONE', sato)).toThrow('no incident PNONE');
  pagerduty.reopen(id, sato);
  expect(() => pagerduty.reopen(id, sato)).toThrow('is not resolved');
});

test('the page behind html_url shows the incident, escaped, and needs no key', async () => {
  const { open, show, pagerduty, complaints } = stage();
  const id = await open({ title: 'Disk <b>full</b>' });
  const get = (url: string) => pagerduty.handle({ method: 'GET', url, headers: {}, body: Buffer.from('') });
  const page = await get((await show(id)).html_url);
  expect(page.status).toBe(200);
  expect(page.body).toContain('Disk &#60;b&#62;full&#60;/b&#62;');
  expect(page.body).toContain('Triggered through the API');
  expect((await get('http://127.0.0.1:4000/pagerduty/web/incidents/PNONE')).status).toBe(404);
  expect(complaints()).toEqual([]);
});
