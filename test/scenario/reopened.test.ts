// What a person reopens or lets go of in PagerDuty is open again, and Slack is reminded.
import { CALENDAR, withToban } from './harness';

test('a finished task that is reopened, and a started one that is let go, wait for somebody again', () =>
  withToban({}, async (toban) => {
    const at = '2026-11-24T09:00:00+09:00';
    await toban.addEvent(CALENDAR, { title: 'Reopened', at });
    await toban.addEvent(CALENDAR, { title: 'Let go', at });
    // Once it is done, nothing else in the ledger or on the Settings tab names its service.
    await toban.addEvent(CALENDAR, { title: 'Night work', at, description: 'service: PNIGHTS001' });
    await toban.advance('PT12M');
    await toban.act('Reopened', 'resolve', 'Sato Ken');
    await toban.act('Night work', 'resolve', 'Sato Ken');
    await toban.act('Let go', 'acknowledge', 'Sato Ken');
    await toban.advance('PT3M');
    await toban.act('Reopened', 'reopen', 'Sato Ken');
    await toban.act('Night work', 'reopen', 'Sato Ken');
    await toban.act('Let go', 'unacknowledge', 'Sato Ken');
    await toban.advance('PT3M');
    for (const title of ['Reopened', 'Night work', 'Let go']) {
      expect((await toban.row(title)).State).toBe('open');
      expect((await toban.card(title)).lines.at(-1)?.text).toContain('Open again');
    }
    expect((await toban.row('Let go')).Who).toBe('Sato Ken');
  }));

test('cancelled work that is reopened is closed again while nobody works on it, and kept once somebody does', () =>
  withToban({}, async (toban) => {
    const { id } = await toban.addEvent(CALENDAR, { title: 'Deleted', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT12M');
    await toban.deleteEvent(CALENDAR, id);
    await toban.advance('PT3M');
    expect((await toban.row('Deleted')).State).toBe('cancelled');
    await toban.act('Deleted', 'reopen', 'Sato Ken');
    await toban.advance('PT4M');
    expect((await toban.incident('Deleted')).status).toBe('resolved');
    expect((await toban.row('Deleted')).State).toBe('cancelled');
    expect((await toban.card('Deleted')).root.text).toContain('🚫');
    await toban.act('Deleted', 'reopen', 'Sato Ken');
    await toban.act('Deleted', 'acknowledge', 'Sato Ken');
    await toban.advance('PT4M');
    expect((await toban.incident('Deleted')).status).toBe('acknowledged');
    expect(await toban.row('Deleted')).toMatchObject({ State: 'started', Who: 'Sato Ken' });
    expect((await toban.card('Deleted')).root.text).toContain('▶️');
  }));

test.each([
  ['let go and started again', ['acknowledge'], ['unacknowledge', 'acknowledge'], '▶️'],
  ['started and let go', [], ['acknowledge', 'unacknowledge'], '🔔'],
  ['reopened and finished again', ['resolve'], ['reopen', 'resolve'], '✅'],
] as const)(
  '%s within a minute, its last webhook lost: the card follows PagerDuty',
  (_, before, acts, face) =>
    withToban({}, async (toban) => {
      await toban.addEvent(CALENDAR, { title: 'Hasty', at: '2026-11-24T09:00:00+09:00' });
      await toban.advance('PT12M10S');
      for (const act of before) await toban.act('Hasty', act, 'Sato Ken');
      await toban.advance('PT2M');
      const [first, last] = acts;
      await toban.act('Hasty', first, 'Suzuki Jun');
      await toban.advance('PT10S');
      await toban.break({ webhooks: { drop: 1 } });
      await toban.act('Hasty', last, 'Suzuki Jun');
      await toban.advance('PT10S');
      await toban.mend();
      await toban.advance('PT12M');
      expect((await toban.card('Hasty')).root.text).toContain(face);
      expect((await toban.card('Hasty')).lines.at(-1)?.text).toContain(
        face === '🔔' ? 'Open again' : 'Suzuki Jun',
      );
    }),
);
