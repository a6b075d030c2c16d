// PagerDuty can be down when work comes due. The work is opened when it is back, once.
import { CALENDAR, withToban } from './harness';

test('a task that is due while PagerDuty answers 503 opens once afterwards, marked with the minutes late', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/tick not complete/);
    await toban.addEvent(CALENDAR, { title: 'Batch check', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT9M');
    await toban.break({ pagerduty: { status: 503, for: 'PT10M' } });
    await toban.advance('PT5M');
    expect(await toban.incidents('Batch check')).toEqual([]);
    await toban.advance('PT10M');

    expect((await toban.incident('Batch check')).status).toBe('triggered');
    expect(await toban.row('Batch check')).toMatchObject({ State: 'open', 'Late (min)': '9' });
    expect((await toban.card('Batch check')).root.text).toContain('Waiting');
  }));

test('PagerDuty that answers 503 for an hour is told in Slack, once', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/tick not complete/);
    await toban.advance('PT2M');
    await toban.break({ pagerduty: { status: 503, for: 'PT1H' } });
    await toban.advance('PT70M');
    const { slack } = await toban.state();
    expect(
      slack.filter(({ text }) => text.includes('PagerDuty has not been readable for 15 min')),
    ).toHaveLength(1);
  }));
