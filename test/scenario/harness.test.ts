// The scenarios' own net: what nobody expected must fail them.
import { CALENDAR, withToban } from './harness';

const bridgeDies = (expected?: RegExp) =>
  withToban({}, async (toban) => {
    if (expected) toban.expectTrouble(expected);
    await toban.break({ bridge: { killAfterSlack: 1 } });
    await toban.addEvent(CALENDAR, { title: 'Check the backup', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT12M');
  });

test('an error of the product fails a scenario that did not expect it', async () => {
  await expect(bridgeDies()).rejects.toThrow(/not expected in this scenario:\n[\s\S]*bridge logged an error/);
});

test('and passes one that did', () => bridgeDies(/bridge logged an error|tick not complete/));
