// A month's usage and a price table → what it costs, line by line. Pure.
import type { Price } from './prices';
import type { Usage } from './usage';

export interface BillLine {
  readonly price: Price;
  readonly quantity: number;
  readonly usd: number;
}

/** @param free whether what every account has free each month is taken off */
export function billOf(usage: Usage, prices: readonly Price[], free: boolean): readonly BillLine[] {
  return prices.map((price) => {
    const quantity = usage[price.of];
    const paid = Math.max(0, quantity - (free ? price.freeEachMonth : 0));
    return { price, quantity, usd: (paid * price.usd) / price.per };
  });
}

/** Dollars by service, in the order of the table. */
export function byService(bill: readonly BillLine[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { price, usd } of bill) sums.set(price.service, (sums.get(price.service) ?? 0) + usd);
  return sums;
}

export function totalOf(bill: readonly BillLine[]): number {
  return bill.reduce((sum, { usd }) => sum + usd, 0);
}
