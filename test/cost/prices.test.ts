// Every price says where it comes from and when, and all that a month uses has one.

import { DEPLOYMENT, LATENCY } from './deployment';
import { CHECKED, EXCHANGE, PRICES } from './prices';
import { NO_TALLY, usageOf } from './usage';

test('each price has a unit, a usage type, a source and the day of the source', () => {
  for (const { unit, usageType, source, asOf, usd, per } of PRICES) {
    expect(unit).not.toBe('');
    expect(usageType).toMatch(/^(APN1|ap-northeast-1)-/);
    expect(source).not.toBe('');
    expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$|^no day named$/);
    expect(usd / per).toBeGreaterThan(0);
  }
  expect(CHECKED).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(EXCHANGE.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('nothing that a month uses is left without a price', () => {
  const used = Object.keys(usageOf(NO_TALLY, DEPLOYMENT, LATENCY)).sort();
  expect([...new Set(PRICES.map(({ of }) => of as string))].sort()).toEqual(used);
});
