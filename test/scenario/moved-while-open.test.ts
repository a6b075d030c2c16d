// An event that moves to later while its task is open closes the incident and opens another one at the new time.
import { CALENDAR, withToban } from './harness';

test('the first incident is resolved with the reason, the second opens at the new time, the card stays one', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT11M');
    await toban.moveEvent(CALENDAR, event, '2026-11-24T09:30:00+09:00');
    await toban.advance('PT2M');
    expect(await toban.row('Patch db1')).toMatchObject({
      State: 'upcoming',
      Due: '2026-11-24 09:30+09:00',
      Attempt: '2',
    });
    expect((await toban.incident('Patch db1')).status).toBe('resolved');

    await toban.advance('PT28M');
    const incidents = await toban.incidents('Patch db1');
    expect(incidents.map(({ status }) => status)).toEqual(['resolved', 'triggered']);
    expect(incidents.map(({ incident_key }) => incident_key?.slice(-2))).toEqual(['-1', '-2']);
    expect((await toban.row('Patch db1')).State).toBe('open');
    const { lines } = await toban.card('Patch db1');
    expect(lines.map(({ text }) => text.replace(/<!date.*>/, 'TIME'))).toEqual([
      '🗓️ Moved to TIME',
      '🔔 <!here> Waiting for somebody to start: Patch db1',
    ]);
  }));

test('moved to the afternoon half an hour after its start, and back a minute later: it opens again, marked as late', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT40M30S');
    await toban.moveEvent(CALENDAR, event, '2026-11-24T15:00:00+09:00');
    await toban.advance('PT1M');
    expect(await toban.row('Patch db1')).toMatchObject({ State: 'upcoming', Attempt: '2' });
    await toban.moveEvent(CALENDAR, event, '2026-11-24T09:00:00+09:00');
    await toban.advance('PT3M');
    expect(await toban.row('Patch db1')).toMatchObject({ State: 'open', Attempt: '2', 'Late (min)': '32' });
    expect((await toban.incidents('Patch db1')).map(({ status }) => status)).toEqual([
      'resolved',
      'triggered',
    ]);
  }));

test('an event that moves to an earlier time keeps its incident', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT14M');
    await toban.moveEvent(CALENDAR, event, '2026-11-24T08:55:00+09:00');
    await toban.advance('PT3M');
    expect((await toban.incident('Patch db1')).status).toBe('triggered');
    expect(await toban.row('Patch db1')).toMatchObject({
      State: 'open',
      Start: '2026-11-24 08:55+09:00',
      Attempt: '1',
    });
  }));
