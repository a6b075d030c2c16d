// Slack that refuses for a while hears every state afterwards, once.
import { CALENDAR, withToban } from './harness';

test.each(['ratelimited', 'service_unavailable', 'internal_error'])(
  'Slack answers %s for ten minutes',
  (error) =>
    withToban({}, async (toban) => {
      await toban.addEvent(CALENDAR, { title: 'Check the backup', at: '2026-11-24T09:00:00+09:00' });
      await toban.advance('PT9M');
      await toban.break({ slack: { error, for: 'PT10M' } });
      toban.expectTrouble(/./);
      await toban.advance('PT30M');
      expect(await toban.cards('Check the backup')).toHaveLength(1);
      await toban.act('Check the backup', 'acknowledge', 'Sato Ken');
      await toban.advance('PT3M');
      const { lines } = await toban.card('Check the backup');
      expect(lines.filter(({ text }) => text.startsWith('▶️'))).toHaveLength(1);
    }),
);
