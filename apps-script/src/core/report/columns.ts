// The Report tab's columns: three lists side by side, each under headers that only it has, so that they are found
// wherever people put them.

/** One line a month and customer, the latest month first. */
export const LINE_HEADERS = {
  month: 'Month',
  customer: 'Customer',
  tasks: 'Tasks',
  onTime: 'On time',
  rate: 'On-time rate',
  median: 'Median delay (min)',
  worst: 'Worst delay (min)',
  notStarted: 'Not started',
  missed: 'Missed',
  failed: 'Failed',
} as const;

/** One line a month, the latest last, as a chart wants it. */
export const MONTH_HEADERS = {
  month: 'All customers in',
  tasks: 'Tasks of month',
  rate: 'On-time rate of month',
} as const;

/** One line a customer, over the months that the chart shows. */
export const CUSTOMER_HEADERS = {
  customer: 'Customer, 12 months',
  tasks: 'Tasks of customer',
  rate: 'On-time rate of customer',
  median: 'Median delay of customer (min)',
  worst: 'Worst delay of customer (min)',
} as const;

export const REPORT_HEADERS: readonly string[] = [LINE_HEADERS, MONTH_HEADERS, CUSTOMER_HEADERS].flatMap(
  (headers) => Object.values(headers),
);

/** Most lines of the two lists that charts show. */
export const MOST_MONTHS = 24;
export const MOST_CUSTOMERS = 50;
