// Webhooks that come doubled, batched, late or out of order tell each state once.
import { CALENDAR, withToban } from './harness';

const FAULTS = [
  { duplicate: 3 },
  { batch: true },
  { batch: true, duplicate: 2 },
  { delay: 'PT3M' },
  { reorder: true, duplicate: 2 },
];

test.each(FAULTS)('%j', (webhooks) =>
  withToban({}, async (toban) => {
    await toban.break({ webhooks, seed: 7 });
    for (const title of ['Task A', 'Task B']) {
      await toban.addEvent(CALENDAR, { title, at: '2026-11-24T09:00:00+09:00' });
    }
    await toban.advance('PT11M');
    for (const title of ['Task A', 'Task B']) await toban.act(title, 'acknowledge', 'Sato Ken');
    await toban.advance('PT5M');
    for (const title of ['Task A', 'Task B']) await toban.act(title, 'resolve', 'Sato Ken');
    await toban.advance('PT30M');
    for (const title of ['Task A', 'Task B']) {
      const { lines } = await toban.card(title);
      expect(lines.map(({ text }) => text.split(' ')[1])).toEqual(['Started', 'Finished']);
    }
  }),
);
