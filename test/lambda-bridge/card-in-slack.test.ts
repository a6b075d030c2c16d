// A task's life in Slack: one card, each state told once, whichever path brings it first.
import type { Snapshot } from '../../lambda-bridge/contract';
import { deliver, push, type Rig, START, shown, startRig } from './rig';
import { at, keyOf, snapshot, v3 } from './samples';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  expect(rig.journal.complaints).toEqual([]);
  await rig.close();
});

const announce = (state: 'open' | 'started' | 'done', more: Partial<Snapshot> = {}) =>
  push(rig, [snapshot({ expect: { state, by: null, reason: null }, state: 'opening', ...more })]);
const rootBlocks = (): string => JSON.stringify(rig.slack.messages[0]?.blocks);
const later = (second: number): Promise<void> => rig.clock.advanceTo(START + second * 1_000);

test('triggered, acknowledged and resolved make one card with a line each', async () => {
  await announce('open');
  expect(rig.slack.messages).toEqual([]);
  expect(await deliver(rig, v3('triggered'))).toBe(200);
  expect(shown(rig)).toEqual(['🔔 Waiting for somebody to start: Backup check (Acme)']);
  expect(await deliver(rig, v3('acknowledged', { second: 60, by: 'Sato' }))).toBe(200);
  expect(await deliver(rig, v3('resolved', { second: 120, by: 'Sato' }))).toBe(200);
  expect(shown(rig)).toEqual([
    '✅ Finished: Backup check (Acme)',
    '  ▶️ Started by Sato',
    '  ✅ Finished by Sato',
  ]);
  expect(await push(rig, [snapshot({ state: 'done', at: at(120), by: 'Sato' })])).toEqual({
    results: [{ taskKey: 'calendar@example.com/event1', ok: true, error: null }],
    notices: [],
  });
  expect(rig.slack.messages).toHaveLength(3);
});

test('snapshots alone tell the same, for webhooks that never come', async () => {
  await push(rig, [snapshot()]);
  await push(rig, [snapshot({ state: 'started', at: at(60), by: 'Sato' })]);
  await push(rig, [snapshot({ state: 'done', at: at(120), by: 'Sato' })]);
  expect(shown(rig)).toEqual([
    '✅ Finished: Backup check (Acme)',
    '  ▶️ Started by Sato',
    '  ✅ Finished by Sato',
  ]);
});

test('the card has times in each reader’s zone and links as text, and no button', async () => {
  await push(rig, [snapshot({ lateMinutes: 12 })]);
  const blocks = rootBlocks();
  expect(blocks).toContain(`<!date^${START / 1_000}^{date_short_pretty} {time}|2026-11-24 09:00 UTC>`);
  expect(blocks).toContain('Opened 12 min late');
  expect(blocks).toContain('<https://script.google.com/exec?t=start|Start>');
  expect(blocks).not.toContain('button');
  await push(rig, [snapshot({ state: 'started', at: at(60), by: 'Sato' })]);
  expect(rootBlocks()).not.toContain('|Start>');
  expect(rootBlocks()).toContain('<https://script.google.com/exec?t=finish|Finish>');
});

test('Japanese where the snapshot says so', async () => {
  await push(rig, [snapshot({ locale: 'ja' })]);
  await deliver(rig, v3('acknowledged', { second: 60, by: '佐藤' }));
  expect(shown(rig)).toEqual(['▶️ 作業中: Backup check (Acme)', '  ▶️ 佐藤 さんが着手しました']);
});

test('a webhook that comes before any word of the task goes to the default channel, and stays there', async () => {
  await deliver(rig, v3('triggered'));
  expect(shown(rig, 'CDEFAULT')).toEqual(['🔔 Waiting for somebody to start: Backup check']);
  await push(rig, [snapshot()]);
  expect(shown(rig, 'CDEFAULT')).toEqual(['🔔 Waiting for somebody to start: Backup check (Acme)']);
  expect(shown(rig)).toEqual([]);
});

test('a fact of a newer rev is edited in place, one of an older rev is not', async () => {
  await push(rig, [snapshot({ rev: START + 2 })]);
  await push(rig, [snapshot({ rev: START + 3, title: 'Restore check' })]);
  await push(rig, [snapshot({ rev: START + 1, title: 'Old title' })]);
  expect(shown(rig)).toEqual(['🔔 Waiting for somebody to start: Restore check (Acme)']);
});

test('the channel follows the newer facts until the card is posted, and never after', async () => {
  rig.slack.addChannel({ id: 'COTHER', name: 'other' });
  await announce('open');
  await announce('open', { rev: START + 1, channel: 'COTHER' });
  await announce('open', { rev: START - 1, channel: 'CDEFAULT' });
  await deliver(rig, v3('triggered'));
  await push(rig, [snapshot({ rev: START + 2, channel: 'COPS', state: 'started', at: at(60) })]);
  expect(shown(rig, 'COTHER')).toEqual(['▶️ Started: Backup check (Acme)', '  ▶️ Started']);
  expect(rig.slack.messages).toHaveLength(2);
});

test('incidents that are not ours are let pass, unread in Slack', async () => {
  expect(await deliver(rig, v3('triggered', { key: 'somebody-elses' }))).toBe(200);
  expect(await deliver(rig, v3('triggered', { key: null }))).toBe(200);
  expect(rig.slack.messages).toEqual([]);
});

test('events without a key are known by their incident', async () => {
  await push(rig, [snapshot()]);
  await deliver(rig, v3('acknowledged', { second: 60, key: null, by: 'Sato' }));
  expect(shown(rig).at(-1)).toBe('  ▶️ Started by Sato');
});

test('a merged incident’s target, whose key is not ours, is known by the snapshot that follows it', async () => {
  await push(rig, [snapshot()]);
  await deliver(
    rig,
    v3('resolved', { second: 30, data: { resolve_reason: { type: 'merge_resolve_reason' } } }),
  );
  expect(shown(rig)).toHaveLength(1);
  await push(rig, [snapshot({ rev: START + 60, incidentId: 'PTARGET' })]);
  await deliver(rig, v3('acknowledged', { second: 90, key: 'other', incidentId: 'PTARGET', by: 'Sato' }));
  expect(shown(rig).at(-1)).toBe('  ▶️ Started by Sato');
});

test('a resolve without a user leaves the card to the snapshot', async () => {
  await push(rig, [snapshot()]);
  await deliver(rig, v3('resolved', { second: 30, by: null }));
  expect(shown(rig)).toEqual(['🔔 Waiting for somebody to start: Backup check (Acme)']);
});

test('notes, responders, status updates, pings and types not yet invented create nothing', async () => {
  const note = { id: 'PNOTE', incident: { id: 'PINC1', type: 'incident_reference' }, content: 'x' };
  for (const type of ['annotated', 'responder.added', 'status_update_published', 'invented.yesterday']) {
    expect(await deliver(rig, { ...v3(type), data: note })).toBe(200);
  }
  const ping = {
    id: '1',
    event_type: 'pagey.ping',
    resource_type: 'pagey',
    occurred_at: at(0),
    data: { message: 'hi' },
  };
  expect(await deliver(rig, ping)).toBe(200);
  expect(rig.slack.messages).toEqual([]);
});

test('an event older than seven days is ignored', async () => {
  await later(8 * 86_400);
  expect(await deliver(rig, v3('triggered'))).toBe(200);
  expect(shown(rig, 'CDEFAULT')).toEqual([]);
});

describe('names and reasons', () => {
  test('an announced name stands instead of the API’s user', async () => {
    await push(rig, [snapshot()]);
    await announce('started', { expect: { state: 'started', by: 'Sato', reason: null } });
    await deliver(rig, v3('acknowledged', { second: 60 }));
    await push(rig, [snapshot({ state: 'started', at: at(60), by: 'Sato' })]);
    expect(shown(rig)).toEqual(['▶️ Started: Backup check (Acme)', '  ▶️ Started by Sato']);
    expect(rootBlocks()).toContain('Started by Sato');
  });

  test('an announcement colours one change only', async () => {
    await push(rig, [snapshot()]);
    await announce('started', { expect: { state: 'started', by: 'Sato', reason: null } });
    await deliver(rig, v3('acknowledged', { second: 10 }));
    await deliver(rig, v3('unacknowledged', { second: 20, by: null }));
    await deliver(rig, v3('acknowledged', { second: 30, by: 'Tanaka' }));
    expect(shown(rig).slice(1)).toEqual([
      '  ▶️ Started by Sato',
      '  (to all) 🔔 <!here> Open again: Backup check (it had been started by Sato)',
      '  ▶️ Started by Tanaka',
    ]);
  });

  test('a later announcement does not displace one whose change is still on its way', async () => {
    await push(rig, [snapshot()]);
    await later(10);
    await announce('started', { expect: { state: 'started', by: 'Sato', reason: null } });
    await later(10);
    await announce('done', { expect: { state: 'done', by: 'Tanaka', reason: null } });
    await deliver(rig, v3('acknowledged', { second: 11 }));
    await deliver(rig, v3('resolved', { second: 21 }));
    expect(shown(rig).slice(1)).toEqual(['  ▶️ Started by Sato', '  ✅ Finished by Tanaka']);
    expect(rootBlocks()).toContain('Started by Sato');
  });

  test('of two that were announced for the same state, each colours its own change', async () => {
    const reason = { kind: 'atEnd', at: null, text: null } as const;
    await push(rig, [snapshot({ state: 'started', by: 'Sato' })]);
    await later(10);
    await announce('done', { expect: { state: 'done', by: null, reason } });
    await later(20);
    await announce('done', { expect: { state: 'done', by: 'Tanaka', reason: null } });
    await deliver(rig, v3('resolved', { second: 11 }));
    await deliver(rig, v3('reopened', { second: 20, by: 'Ito' }));
    await deliver(rig, v3('resolved', { second: 31 }));
    expect(shown(rig).slice(1)).toEqual([
      '  ✅ Finished at its planned end',
      '  (to all) 🔔 <!here> Open again (by Ito): Backup check (it had been started by Sato)',
      '  ✅ Finished by Tanaka',
    ]);
  });

  test('a finish that is repeated after a closing was announced stays a finish', async () => {
    const reason = { kind: 'deleted', at: null, text: null } as const;
    await push(rig, [snapshot()]);
    await deliver(rig, v3('resolved', { second: 10, by: 'Sato' }));
    await push(rig, [
      snapshot({ state: 'done', at: at(10), expect: { state: 'cancelled', by: null, reason } }),
    ]);
    await deliver(rig, v3('resolved', { second: 10, by: 'Sato', id: 'another subscription' }));
    expect(shown(rig)).toEqual([
      '✅ Finished: Backup check (Acme)',
      '  ✅ Finished by Sato (not started first)',
    ]);
  });

  test('after two minutes, or for another attempt, it colours nothing', async () => {
    await push(rig, [snapshot()]);
    await announce('started', { expect: { state: 'started', by: 'Sato', reason: null } });
    await later(121);
    await deliver(rig, v3('acknowledged', { second: 121, by: 'Tanaka' }));
    expect(shown(rig).at(-1)).toBe('  ▶️ Started by Tanaka');
    await announce('done', { attempt: 2, expect: { state: 'done', by: 'Sato', reason: null } });
    await deliver(rig, v3('resolved', { second: 130, by: 'Tanaka' }));
    expect(shown(rig).at(-1)).toBe('  ✅ Finished by Tanaka');
  });

  test('whoever took over a start that the page had announced is named by the ledger', async () => {
    await push(rig, [snapshot()]);
    await announce('started', { expect: { state: 'started', by: 'Sato', reason: null } });
    await deliver(rig, v3('acknowledged', { second: 60 }));
    await push(rig, [snapshot({ rev: START + 61, state: 'started', at: at(60), by: 'Toban' })]);
    expect(shown(rig).at(-1)).toBe('  ▶️ Started by Sato');
    await deliver(rig, v3('acknowledged', { second: 100, by: 'Tanaka' }));
    await push(rig, [snapshot({ rev: START + 101, state: 'started', at: at(100), by: 'Tanaka' })]);
    expect(shown(rig)).toEqual(['▶️ Started: Backup check (Acme)', '  ▶️ Started by Tanaka']);
  });

  test('a name that comes later edits card and line in place', async () => {
    await push(rig, [snapshot()]);
    await deliver(rig, v3('acknowledged', { second: 60, ms: 900 }));
    expect(shown(rig).at(-1)).toBe('  ▶️ Started by API user');
    await push(rig, [snapshot({ rev: START + 61, state: 'started', at: at(60), by: 'Sato' })]);
    await deliver(rig, v3('acknowledged', { second: 60, ms: 900 }));
    expect(shown(rig)).toEqual(['▶️ Started: Backup check (Acme)', '  ▶️ Started by Sato']);
    expect(rootBlocks()).toContain('Started by Sato');
    expect(rootBlocks()).not.toContain('API user');
  });

  test.each([
    ['done', 'moved', at(7_200), 'Moved to <!date^'],
    ['upcoming', 'moved', at(7_200), 'Moved to <!date^'],
    ['done', 'postponed', at(7_200), 'Postponed to <!date^'],
    ['done', 'deleted', null, 'Cancelled: its event was deleted'],
    ['cancelled', 'deleted', null, 'Cancelled: its event was deleted'],
  ] as const)('a resolve announced as %s, %s, is told as such, and once', async (state, kind, time, text) => {
    const reason = { kind, at: time, text: null };
    await push(rig, [snapshot()]);
    await push(rig, [snapshot({ expect: { state, by: null, reason } })]);
    const moved = kind !== 'deleted';
    const after = snapshot({
      rev: START + 60_000,
      state: moved ? 'upcoming' : 'cancelled',
      at: at(60),
      reason,
      ...(moved ? { attempt: 2, incidentKey: keyOf(2), incidentId: null } : {}),
    });
    await deliver(rig, v3('resolved', { second: 61 }));
    await push(rig, [after]);
    expect(shown(rig)).toHaveLength(2);
    expect(shown(rig)[1]).toContain(text);
  });

  test('who postponed it is told once, whichever path brings it, and a later story edits the line', async () => {
    const postponed = (hours: number) => ({ kind: 'postponed', at: at(hours * 3_600), text: null }) as const;
    const waiting = { state: 'upcoming', attempt: 2, incidentKey: keyOf(2), incidentId: null } as const;
    await push(rig, [snapshot()]);
    await push(rig, [snapshot({ expect: { state: 'done', by: 'Sato', reason: postponed(2) } })]);
    await deliver(rig, v3('resolved', { second: 60 }));
    await push(rig, [snapshot({ ...waiting, at: at(60), by: 'Sato', reason: postponed(2) })]);
    const row = { ...waiting, at: at(90), rev: START + 90_000 };
    await push(rig, [snapshot({ ...row, by: 'Sato', reason: postponed(2) })]);
    expect(shown(rig)).toHaveLength(2);
    expect(shown(rig)[1]).toMatch(/^ {2}🗓️ Postponed to <!date.*> by Sato$/);

    const later = { ...row, rev: START + 150_000, dueAt: at(4 * 3_600) };
    await push(rig, [snapshot({ ...later, by: 'Tanaka', reason: postponed(4) })]);
    expect(shown(rig)).toHaveLength(2);
    expect(shown(rig)[1]).toMatch(/^ {2}🗓️ Postponed to <!date.*> by Tanaka$/);
    expect(rootBlocks()).toContain('by Tanaka');

    const moved = { kind: 'moved', at: at(7_200), text: null } as const;
    await push(rig, [snapshot({ ...later, rev: START + 210_000, by: null, reason: moved })]);
    expect(shown(rig)).toHaveLength(2);
    expect(shown(rig)[1]).toMatch(/^ {2}🗓️ Moved to <!date[^>]*>$/);
  });

  test('the same when the snapshot is faster than the webhook', async () => {
    const reason = { kind: 'deleted', at: null, text: null } as const;
    await push(rig, [snapshot()]);
    await push(rig, [snapshot({ expect: { state: 'done', by: null, reason } })]);
    await push(rig, [snapshot({ rev: START + 60_000, state: 'cancelled', at: at(60), reason })]);
    await deliver(rig, v3('resolved', { second: 61 }));
    expect(shown(rig)).toHaveLength(2);
    expect(shown(rig)[0]).toContain('Cancelled');
  });

  test('work that a person finished while its closing was announced is finished, not moved', async () => {
    const reason = { kind: 'moved', at: at(7_200), text: null } as const;
    await push(rig, [snapshot()]);
    await push(rig, [snapshot({ expect: { state: 'done', by: null, reason } })]);
    await push(rig, [snapshot({ rev: START + 60_000, state: 'done', at: at(61), by: 'Sato' })]);
    expect(shown(rig)).toEqual([
      '✅ Finished: Backup check (Acme)',
      '  ✅ Finished by Sato (not started first)',
    ]);
  });

  test('finished at the planned end names nobody', async () => {
    const reason = { kind: 'atEnd', at: null, text: null } as const;
    await push(rig, [snapshot({ state: 'started', by: 'Sato' })]);
    await push(rig, [
      snapshot({ state: 'started', by: 'Sato', expect: { state: 'done', by: null, reason } }),
    ]);
    await deliver(rig, v3('resolved', { second: 61 }));
    expect(shown(rig).at(-1)).toBe('  ✅ Finished at its planned end');
  });

  test('work that was finished without a start says so', async () => {
    await push(rig, [snapshot()]);
    await deliver(rig, v3('resolved', { second: 60, by: 'Sato' }));
    expect(shown(rig).at(-1)).toBe('  ✅ Finished by Sato (not started first)');
  });
});

describe('states that PagerDuty does not know', () => {
  test('a failure is told once, and the opening that follows goes to everybody', async () => {
    const reason = { kind: 'refused', at: null, text: 'Service not found' } as const;
    for (const second of [5, 65]) {
      await push(rig, [
        snapshot({ state: 'failed', at: at(second), rev: START + second, incidentId: null, reason }),
      ]);
    }
    expect(shown(rig)).toEqual(['🚨 Could not be opened: Backup check (Acme)']);
    expect(rootBlocks()).toContain('Service not found');
    await deliver(rig, v3('triggered', { second: 120 }));
    expect(shown(rig)).toEqual([
      '🔔 Waiting for somebody to start: Backup check (Acme)',
      '  (to all) 🔔 <!here> Waiting for somebody to start: Backup check',
    ]);
  });

  test('an incident that was swallowed and found later is open, though its time is before the failure', async () => {
    await push(rig, [snapshot({ state: 'failed', at: at(65), rev: START + 65_000 })]);
    await push(rig, [snapshot({ state: 'open', at: at(2), rev: START + 125_000 })]);
    expect(shown(rig)[0]).toBe('🔔 Waiting for somebody to start: Backup check (Acme)');
  });

  test('cancelled and upcoming are told on a card that exists, and make none', async () => {
    await push(rig, [snapshot({ state: 'cancelled', at: at(5) })]);
    await push(rig, [snapshot({ state: 'upcoming', at: at(10) })]);
    expect(rig.slack.messages).toEqual([]);
    await push(rig, [snapshot({ state: 'open', at: at(20) })]);
    await push(rig, [snapshot({ state: 'cancelled', at: at(30) })]);
    expect(shown(rig)).toEqual(['🚫 Cancelled: Backup check (Acme)', '  🚫 Cancelled']);
  });

  test('opening posts nothing', async () => {
    await push(rig, [snapshot({ state: 'opening' })]);
    expect(rig.slack.messages).toEqual([]);
  });
});

describe('attempts', () => {
  test('the second attempt is told on the same card; what comes late of the first is not', async () => {
    await push(rig, [snapshot()]);
    await push(rig, [snapshot({ attempt: 2, state: 'open', at: at(100), rev: START + 100 })]);
    await deliver(rig, v3('acknowledged', { second: 90, by: 'Sato' }));
    await deliver(rig, v3('resolved', { second: 130 }));
    await deliver(rig, v3('triggered', { second: 100, attempt: 2 }));
    expect(shown(rig)).toEqual([
      '🔔 Waiting for somebody to start: Backup check (Acme)',
      '  (to all) 🔔 <!here> Waiting for somebody to start: Backup check',
    ]);
    await deliver(rig, v3('acknowledged', { second: 200, attempt: 2, by: 'Tanaka' }));
    expect(shown(rig).at(-1)).toBe('  ▶️ Started by Tanaka');
  });
});

test('an incident that the service’s own timer closed is said with the next opening', async () => {
  const reason = { kind: 'timer', at: null, text: null } as const;
  await push(rig, [snapshot()]);
  await deliver(rig, v3('resolved', { second: 50, by: null }));
  const announced = { state: 'open', by: null, reason } as const;
  await push(rig, [snapshot({ attempt: 2, state: 'opening', rev: START + 60, reason, expect: announced })]);
  await deliver(rig, v3('triggered', { second: 60, attempt: 2 }));
  expect(shown(rig).slice(1)).toEqual([
    "  (to all) 🔔 <!here> Waiting for somebody to start: Backup check (Closed by the PagerDuty service's own timer)",
  ]);
});

describe('reminders', () => {
  test('an escalation is a reminder, once for its second, and only while nobody has started', async () => {
    await push(rig, [snapshot()]);
    await deliver(rig, v3('escalated', { second: 300, by: null, id: 'one subscription' }));
    await deliver(rig, v3('escalated', { second: 300, by: null, id: 'another' }));
    await deliver(rig, v3('escalated', { second: 600, by: null }));
    const escalated = '  (to all) ⏰ <!here> Escalated, nobody has started yet: Backup check';
    expect(shown(rig).slice(1)).toEqual([escalated, escalated]);
    await deliver(rig, v3('acknowledged', { second: 700, by: 'Sato' }));
    await deliver(rig, v3('escalated', { second: 650, by: null }));
    expect(shown(rig)).toHaveLength(4);
  });

  test('an escalation of before the card’s opening, and one without a card, is not told', async () => {
    await deliver(rig, v3('escalated', { second: 10, by: null }));
    expect(rig.slack.messages).toEqual([]);
    await push(rig, [snapshot({ at: at(100) })]);
    await deliver(rig, v3('escalated', { second: 50, by: null }));
    expect(rig.slack.messages).toHaveLength(1);
  });

  test('the tick’s reminder is dropped where one was posted within the interval', async () => {
    const reminding = (id: string) =>
      snapshot({ notices: [{ id, kind: 'reminder', text: `Reminder ${id}` }] });
    await push(rig, [snapshot()]);
    await later(600);
    await push(rig, [reminding('1')]);
    await push(rig, [reminding('1')]);
    await later(900);
    await push(rig, [reminding('2')]);
    await later(1_200);
    await push(rig, [reminding('2')]);
    await push(rig, [reminding('3')]);
    expect(shown(rig).slice(1)).toEqual([
      '  (to all) ⏰ <!here> Reminder 1',
      '  (to all) ⏰ <!here> Reminder 3',
    ]);
  });

  test('a reminder that Slack took late counts from then', async () => {
    const reminding = (id: string) =>
      snapshot({ notices: [{ id, kind: 'reminder', text: `Reminder ${id}` }] });
    await push(rig, [snapshot()]);
    await later(600);
    rig.faults.set({ slack: { error: 'internal_error:lost', for: 60_000 } });
    expect((await push(rig, [reminding('1')])).results[0]).toMatchObject({ ok: false, error: 'later' });
    await later(960);
    await push(rig, [reminding('1')]);
    await later(1_200);
    await push(rig, [reminding('2')]);
    expect(shown(rig).slice(1)).toEqual(['  (to all) ⏰ <!here> Reminder 1']);
  });

  test('no reminder once somebody has started', async () => {
    await push(rig, [snapshot()]);
    await deliver(rig, v3('acknowledged', { second: 60, by: 'Sato' }));
    await push(rig, [snapshot({ notices: [{ id: '1', kind: 'reminder', text: 'Late' }] })]);
    expect(shown(rig)).toHaveLength(2);
  });
});

describe('notices', () => {
  test('a task’s notice is a line, once for its id', async () => {
    const overrun = { id: 'o1', kind: 'overrun', text: 'Still running <!channel>' } as const;
    const started = snapshot({ state: 'started', by: 'Sato', notices: [overrun] });
    await push(rig, [started]);
    await push(rig, [started]);
    expect(shown(rig)).toEqual(['▶️ Started: Backup check (Acme)', '  ⌛ Still running &lt;!channel&gt;']);
  });

  test('a notice of its own is a message of its channel, once for its id', async () => {
    const notice = {
      id: 'n1',
      at: at(0),
      level: 'error',
      text: 'Calendar unread',
      channel: 'COPS',
      mention: null,
    } as const;
    for (let time = 0; time < 2; time += 1) {
      expect(await push(rig, [], [notice])).toEqual({
        results: [],
        notices: [{ id: 'n1', ok: true, error: null }],
      });
    }
    expect(shown(rig)).toEqual(['🚨 Calendar unread']);
  });
});

test('one bad entry does not stop the others, and the answer keeps their order', async () => {
  const bad = { ...snapshot(), taskKey: 'bad', state: 'asleep' } as unknown as Snapshot;
  const answer = await push(rig, [1 as unknown as Snapshot, bad, snapshot()]);
  expect(answer.results).toMatchObject([
    { taskKey: '', ok: false },
    { taskKey: 'bad', ok: false, error: expect.stringContaining('state') },
    { taskKey: 'calendar@example.com/event1', ok: true, error: null },
  ]);
  expect(shown(rig)).toHaveLength(1);
});
