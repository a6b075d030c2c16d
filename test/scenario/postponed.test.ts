// Whoever cannot start a task now puts it off: nobody is called until then, then everybody is, and Slack says so once.
import type { Card } from '../sandbox/driver';
import { pressButton } from '../sandbox/visitor';
import { CALENDAR, type Toban, withToban } from './harness';

const TITLE = 'Patch db1';
const UNTIL = '2026-11-24T09:40:00+09:00';
const YAMADA = 'yamada@msp.example';

/** Due at 09:00, and at 09:01 with its card in Slack. */
async function openTask(toban: Toban) {
  const event = await toban.addEvent(CALENDAR, { title: TITLE, at: '2026-11-24T09:00:00+09:00' });
  await toban.advance('PT11M');
  return event;
}

async function said(toban: Toban): Promise<readonly string[]> {
  const { lines }: Card = await toban.card(TITLE);
  return lines.map(({ text }) => text.replace(/<!date.*?>/, 'TIME')).filter((text) => !text.startsWith('⏰'));
}

async function opened(toban: Toban): Promise<readonly string[]> {
  const incidents = await toban.incidents(TITLE);
  return incidents.map(
    ({ incident_key, status, created_at }) =>
      `${incident_key?.slice(-1)} ${status} ${created_at.slice(11, 16)}`,
  );
}

const POSTPONED = '🗓️ Postponed to TIME by yamada';
const CALLED = '🔔 <!here> Waiting for somebody to start: Patch db1';
const PUT_OFF = { State: 'upcoming', Due: '2026-11-24 09:40+09:00', 'Postponed by': 'yamada' };

test('while it is open: its incident is closed, and another one opens at the new time', () =>
  withToban({}, async (toban) => {
    await openTask(toban);
    expect(await toban.postpone(TITLE, UNTIL, YAMADA)).toMatchObject({ case: 'youPostponed', who: 'yamada' });
    expect(await opened(toban)).toEqual(['1 resolved 00:00']);
    expect(await said(toban)).toEqual([POSTPONED]);

    await toban.advance('PT38M');
    expect(await toban.row(TITLE)).toMatchObject({ ...PUT_OFF, Start: '2026-11-24 09:00+09:00' });
    expect(await opened(toban)).toEqual(['1 resolved 00:00']);
    expect(await said(toban)).toEqual([POSTPONED]);

    await toban.advance('PT2M');
    expect(await opened(toban)).toEqual(['1 resolved 00:00', '2 triggered 00:40']);
    expect(await toban.row(TITLE)).toMatchObject({ State: 'open', Attempt: '2', 'Late (min)': '0' });
    expect(await said(toban)).toEqual([POSTPONED, CALLED]);

    await toban.click('Start', TITLE, 'sato@msp.example');
    await toban.advance('PT55M');
    expect(await said(toban)).toEqual([POSTPONED, CALLED, '▶️ Started by sato']);
  }));

test('before it is due: the row alone changes, and the card’s line follows', () =>
  withToban({}, async (toban) => {
    const event = await openTask(toban);
    const old = await toban.link('Start', TITLE);
    await toban.moveEvent(CALENDAR, event, '2026-11-24T09:20:00+09:00');
    await toban.advance('PT3M');
    const moved = await pressButton(old, 'postpone', YAMADA, { until: UNTIL });
    expect(moved.case).toBe('moved');
    const now = String(moved.goOn?.link);
    expect((await pressButton(now, 'postpone', YAMADA, { until: UNTIL })).case).toBe('youPostponed');
    expect((await pressButton(now, 'postpone', 'sato@msp.example', { until: UNTIL })).case).toBe('postponed');

    await toban.advance('PT25M');
    expect(await toban.row(TITLE)).toMatchObject({ ...PUT_OFF, Start: '2026-11-24 09:20+09:00' });
    expect(await opened(toban)).toEqual(['1 resolved 00:00']);
    expect(await said(toban)).toEqual([POSTPONED]);
    await toban.advance('PT12M');
    expect(await opened(toban)).toEqual(['1 resolved 00:00', '2 triggered 00:40']);
  }));

test('the event moves meanwhile: its new start counts, and the card says so', () =>
  withToban({}, async (toban) => {
    const event = await openTask(toban);
    await toban.postpone(TITLE, UNTIL, YAMADA);
    await toban.advance('PT3M');
    await toban.moveEvent(CALENDAR, event, '2026-11-24T09:20:00+09:00');
    await toban.advance('PT3M');
    expect(await toban.row(TITLE)).toMatchObject({
      State: 'upcoming',
      Due: '2026-11-24 09:20+09:00',
      'Postponed to': '',
      'Postponed by': '',
    });
    expect(await said(toban)).toEqual(['🗓️ Moved to TIME']);
    await toban.advance('PT25M');
    expect(await opened(toban)).toEqual(['1 resolved 00:00', '2 triggered 00:20']);
  }));

test('its title is followed all the while, and a lead that changes moves nothing', () =>
  withToban({}, async (toban) => {
    const event = await openTask(toban);
    await toban.postpone(TITLE, UNTIL, YAMADA);
    await toban.advance('PT3M');
    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Lead: '20m' }] });
    await toban.changeEvent(CALENDAR, event.id, { summary: 'Patch db1 and db2' });
    await toban.advance('PT3M');
    expect(await toban.row('Patch db1 and db2')).toMatchObject(PUT_OFF);
  }));

test('while PagerDuty is down: it is noted, and done when PagerDuty is back', () =>
  withToban({}, async (toban) => {
    await openTask(toban);
    toban.expectTrouble(/tick not complete/);
    await toban.break({ pagerduty: { status: 503, for: 'PT5M' } });
    expect((await toban.postpone(TITLE, UNTIL, YAMADA)).case).toBe('acceptedPostpone');
    expect((await toban.click('Start', TITLE, 'sato@msp.example')).case).toBe('postponed');
    await toban.advance('PT10M');
    expect(await toban.row(TITLE)).toMatchObject({ ...PUT_OFF, Attempt: '2' });
    expect(await opened(toban)).toEqual(['1 resolved 00:00']);
    expect(await said(toban)).toEqual([POSTPONED]);
  }));

test('while it could not be opened: nothing is opened before the new time', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/tick not complete/);
    await toban.addEvent(CALENDAR, { title: TITLE, at: '2026-11-24T09:00:00+09:00' });
    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, 'PagerDuty service': 'PNOSUCH01' }] });
    await toban.advance('PT12M');
    expect((await toban.row(TITLE)).State).toBe('failed');
    expect((await toban.postpone(TITLE, UNTIL, YAMADA)).case).toBe('acceptedPostpone');
    await toban.advance('PT2M');
    expect(await toban.row(TITLE)).toMatchObject({ ...PUT_OFF, Attempt: '2' });
    expect(await said(toban)).toEqual([POSTPONED]);
    expect(await opened(toban)).toEqual([]);
  }));

test('webhooks that never come: it is told all the same, once', () =>
  withToban({}, async (toban) => {
    await toban.break({ webhooks: { drop: 1 } });
    await openTask(toban);
    await toban.postpone(TITLE, UNTIL, YAMADA);
    await toban.advance('PT41M');
    expect(await said(toban)).toEqual([POSTPONED, CALLED]);
  }));

test('of one who starts and one who postpones at once, only the first does', () =>
  withToban({}, async (toban) => {
    await openTask(toban);
    const link = await toban.link('Start', TITLE);
    const [start, postpone] = await Promise.all([
      pressButton(link, 'start', 'sato@msp.example'),
      pressButton(link, 'postpone', YAMADA, { until: UNTIL }),
    ]);
    await toban.advance('PT3M');
    const { State } = await toban.row(TITLE);
    expect([start.case, postpone.case, State, await said(toban)]).toEqual(
      State === 'started'
        ? ['youStarted', 'started', 'started', ['▶️ Started by sato']]
        : ['postponed', 'youPostponed', 'upcoming', [POSTPONED]],
    );
  }));

test('started work is not put off, nor is finished work', () =>
  withToban({}, async (toban) => {
    await openTask(toban);
    const link = await toban.link('Start', TITLE);
    await toban.act(TITLE, 'acknowledge', 'Sato Ken');
    // The ledger does not know yet: only PagerDuty does.
    expect(await pressButton(link, 'postpone', YAMADA, { until: UNTIL })).toMatchObject({
      case: 'started',
      who: 'Sato Ken',
    });
    await toban.advance('PT3M');
    expect((await pressButton(link, 'postpone', YAMADA, { until: UNTIL })).case).toBe('started');
    await toban.act(TITLE, 'resolve', 'Sato Ken');
    expect((await pressButton(link, 'postpone', YAMADA, { until: UNTIL })).case).toBe('started');
    await toban.advance('PT3M');
    expect((await pressButton(link, 'postpone', YAMADA, { until: UNTIL })).case).toBe('done');
    await toban.advance('PT60M');
    expect(await toban.row(TITLE)).toMatchObject({ State: 'done', 'Postponed to': '' });
    expect(await opened(toban)).toEqual(['1 resolved 00:00']);
  }));
