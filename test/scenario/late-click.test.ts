// A click that comes after the work was finished reopens nothing and tells nothing.
import { pressButton } from '../sandbox/visitor';
import { CALENDAR, withToban } from './harness';

test('Start on finished work says so and leaves PagerDuty, Slack and the ledger as they are', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Check the backup', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT11M');
    const link = await toban.link('Start', 'Check the backup');
    await toban.act('Check the backup', 'resolve', 'Sato Ken');
    // The ledger does not know yet: only PagerDuty does.
    expect((await pressButton(link, 'start', 'yamada@msp.example')).case).toBe('done');
    await toban.advance('PT5M');
    expect((await pressButton(link, 'start', 'yamada@msp.example')).case).toBe('done');
    await toban.advance('PT5M');

    expect((await toban.incident('Check the backup')).status).toBe('resolved');
    expect((await toban.row('Check the backup')).State).toBe('done');
    const { lines } = await toban.card('Check the backup');
    expect(lines.map(({ text }) => text)).toEqual(['✅ Finished by Sato Ken (not started first)']);
  }));
