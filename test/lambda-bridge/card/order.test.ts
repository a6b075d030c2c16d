// Which change is the later one.
import { compareMoments, type Moment } from '../../../lambda-bridge/src/card/order';

const moment = (state: Moment['state'], atSecond = 100, attempt = 1): Moment => ({
  state,
  atSecond,
  attempt,
});

test.each([
  ['a second later', moment('started', 100), moment('open', 101)],
  ['forward within a second', moment('open'), moment('started')],
  ['finished after started within a second', moment('started'), moment('done')],
  ['cancelled last within a second', moment('upcoming'), moment('cancelled')],
  ['failed first within a second', moment('failed'), moment('open')],
  ['the next attempt, though its second is earlier', moment('done', 120, 1), moment('open', 110, 2)],
])('%s', (_name, earlier, later) => {
  expect(compareMoments(earlier, later)).toBeLessThan(0);
  expect(compareMoments(later, earlier)).toBeGreaterThan(0);
});

test('the same change is the same', () => {
  expect(compareMoments(moment('open'), moment('open'))).toBe(0);
});
