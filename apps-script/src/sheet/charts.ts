// Two charts beside the report's lists. They are known by their alternative text; people may restyle them.
import { CUSTOMER_HEADERS, MONTH_HEADERS, MOST_CUSTOMERS, MOST_MONTHS } from '../core/report/columns';
import type { ChartTitles } from '../i18n/menu-texts';
import type { SheetRequest } from '../services/book';
import { ownPlaces } from './columns';
import type { Look, TabLook } from './look';

interface Chart {
  readonly altText: string;
  readonly title: string;
  readonly domain: string;
  readonly series: string;
  /** Lines under the header that it shows. */
  readonly lines: number;
}

const ROWS_BETWEEN = 20;

export function chartRequests({ tabs: { report } }: Look, titles: ChartTitles): SheetRequest[] {
  if (!report) return [];
  const charts: readonly Chart[] = [
    {
      altText: 'Toban: on-time rate by month',
      title: titles.onTimeByMonth,
      domain: MONTH_HEADERS.month,
      series: MONTH_HEADERS.rate,
      lines: MOST_MONTHS,
    },
    {
      altText: 'Toban: median delay by customer',
      title: titles.delayByCustomer,
      domain: CUSTOMER_HEADERS.customer,
      series: CUSTOMER_HEADERS.median,
      lines: MOST_CUSTOMERS,
    },
  ];
  return charts.flatMap((chart, index) => drawn(report, chart, index));
}

function drawn(tab: TabLook, chart: Chart, index: number): SheetRequest[] {
  const { sheetId, grid, columnCount, sheet } = tab;
  const headers = grid[0] ?? [];
  const source = (header: string) => ({
    sourceRange: {
      sources: [
        {
          sheetId,
          startRowIndex: 0,
          endRowIndex: chart.lines + 1,
          startColumnIndex: headers.indexOf(header),
          endColumnIndex: headers.indexOf(header) + 1,
        },
      ],
    },
  });
  if (!headers.includes(chart.domain) || !headers.includes(chart.series)) return [];
  const [domain, series] = [source(chart.domain), source(chart.series)];
  const basicChart = {
    chartType: 'COLUMN',
    legendPosition: 'NO_LEGEND',
    headerCount: 1,
    domains: [{ domain }],
    series: [{ series, targetAxis: 'LEFT_AXIS' }],
  };
  const spec = { title: chart.title, altText: chart.altText, basicChart };
  const standing = (sheet.charts ?? []).find((each) => each.spec?.altText === chart.altText);
  if (standing) {
    const shown = standing.spec?.basicChart;
    const fits =
      columnOf(shown?.domains?.[0]?.domain) === columnOf(domain) &&
      columnOf(shown?.series?.[0]?.series) === columnOf(series);
    return fits ? [] : [{ updateChartSpec: { chartId: standing.chartId ?? 0, spec } }];
  }
  const right = Math.max(...ownPlaces('report', tab)) + 1;
  const anchorCell = {
    sheetId,
    rowIndex: 1 + index * ROWS_BETWEEN,
    columnIndex: Math.min(right + 1, columnCount - 1),
  };
  return [{ addChart: { chart: { spec, position: { overlayPosition: { anchorCell } } } } }];
}

function columnOf(data: GoogleAppsScript.Sheets.Schema.ChartData | undefined): number {
  const [source] = data?.sourceRange?.sources ?? [];
  return source ? (source.startColumnIndex ?? 0) : -1;
}
