// How much of a wait counts.
import { nextHold, outsideOf } from '../../../apps-script/src/core/hold';

const span = (fromMs: number, toMs: number) => ({ fromMs, toMs });

test.each([
  ['no hold', [], 100],
  ['one within', [span(20, 50)], 70],
  ['one that began before and one that ends after', [span(-50, 10), span(90, 500)], 80],
  ['two that overlap', [span(20, 50), span(40, 60)], 60],
  ['one within another', [span(40, 45), span(20, 60)], 60],
  ['one before and one after', [span(-20, -10), span(100, 120)], 100],
  ['one that covers it all', [span(-10, 200)], 0],
])('of a wait from 0 to 100, with %s', (_, spans, rest) => {
  expect(outsideOf(spans, 0, 100)).toBe(rest);
});

test('two holds until the same time are told apart by what went before them', () => {
  const first = nextHold({ running: null, past: [] }, 100, 10);
  const again = nextHold(nextHold(first, null, 50), 100, 60);
  expect([first.running?.afterMs, again.running?.afterMs]).toEqual([0, 50]);
});

test('only the latest ones are kept', () => {
  let hold = nextHold({ running: null, past: [] }, null, 0);
  for (let time = 0; time < 20; time += 2) hold = nextHold(nextHold(hold, time + 1, time), null, time + 1);
  expect(hold.past.map((each) => each.fromMs)).toEqual([10, 12, 14, 16, 18]);
});
