// Slack, mail scanners and curious people open links. That alone starts nothing.
import { textOf } from '../sandbox/driver';
import { CALENDAR, withToban } from './harness';

const TITLE = 'Check the backup';

test('opening the Start link, however often and by whom, changes nothing anywhere', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: TITLE, at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT12M');
    const before = await toban.state();

    const [, link = ''] =
      /<(http[^|>]+\/webapp\/exec[^|>]+)\|/.exec(textOf((await toban.card(TITLE)).root)) ?? [];
    for (const method of ['HEAD', 'GET', 'GET']) {
      for (const cookie of ['', 'sandbox_account=yamada%40msp.example']) {
        expect((await fetch(link, { method, headers: { cookie } })).ok).toBe(true);
      }
    }

    const { ledger, incidents, slack, webhooks } = await toban.state();
    expect({ ledger, incidents, slack, webhooks }).toEqual({
      ledger: before.ledger,
      incidents: before.incidents,
      slack: before.slack,
      webhooks: before.webhooks,
    });
  }));
