// Whoever works in PagerDuty stays there: Slack and the ledger follow what is pressed in its own pages.
import { CALENDAR, withToban } from './harness';

test('a task that is acknowledged and resolved in PagerDuty is told in Slack with that person, once each', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Renew the certificate', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT12M');
    await toban.act('Renew the certificate', 'acknowledge', 'Sato Ken');
    await toban.advance('PT5M');
    await toban.act('Renew the certificate', 'resolve', 'Sato Ken');
    await toban.advance('PT5M');

    const { lines } = await toban.card('Renew the certificate');
    expect(lines.map(({ text }) => text)).toEqual([
      expect.stringContaining('Started by Sato Ken'),
      expect.stringContaining('Finished by Sato Ken'),
    ]);
    expect(await toban.row('Renew the certificate')).toMatchObject({ State: 'done', Who: 'Sato Ken' });
  }));
