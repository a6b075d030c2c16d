// Numbers as a cell shows them. Serial number 0 is midnight of 30 December 1899, without a zone.
// https://developers.google.com/workspace/sheets/api/guides/formats

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);
const DEFAULT_PATTERNS: Readonly<Record<string, string>> = {
  DATE: 'yyyy-mm-dd',
  TIME: 'h:mm:ss',
  DATE_TIME: 'yyyy-mm-dd h:mm:ss',
  PERCENT: '0.00%',
};
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function serialOf(wallMs: number): number {
  return (wallMs - EPOCH_MS) / DAY_MS;
}

export function formatNumber(
  value: number,
  format: { readonly type?: string; readonly pattern?: string } | undefined,
): string {
  const type = format?.type ?? 'NUMBER';
  const pattern = format?.pattern || DEFAULT_PATTERNS[type];
  if (pattern === undefined || type === 'TEXT') return String(Number(value.toPrecision(15)));
  if (/DATE|TIME/.test(type)) return formatSerial(value, pattern);
  return formatDigits(value, pattern);
}

function formatSerial(serial: number, pattern: string): string {
  const time = new Date(EPOCH_MS + Math.round(serial * DAY_MS));
  const hours = time.getUTCHours();
  const isHalfDay = /am\/pm/i.test(pattern);
  let afterHours = false;
  return pattern.replace(/"([^"]*)"|\\(.)|\[h+\]|y+|m+|d+|h+|s+|am\/pm/gi, (token, quoted, escaped) => {
    if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped;
    const width = token.length;
    const followsHours = afterHours;
    afterHours = /^\[?h/i.test(token);
    switch (token[0]?.toLowerCase()) {
      case '[':
        return String(Math.floor(Math.round(serial * 86_400) / 3_600));
      case 'y':
        return String(time.getUTCFullYear()).slice(width > 2 ? 0 : 2);
      case 'd':
        return width > 2 ? (WEEKDAYS[time.getUTCDay()] ?? '') : pad(time.getUTCDate(), width);
      case 'h':
        return pad(isHalfDay ? hours % 12 || 12 : hours, width);
      case 's':
        return pad(time.getUTCSeconds(), width);
      case 'a':
        return hours < 12 ? 'AM' : 'PM';
      default:
        if (followsHours) return pad(time.getUTCMinutes(), width);
        return width > 2 ? (MONTHS[time.getUTCMonth()] ?? '') : pad(time.getUTCMonth() + 1, width);
    }
  });
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function formatDigits(value: number, pattern: string): string {
  const digits = /[#0][#0,]*(?:\.([#0]+))?/.exec(pattern);
  if (!digits) return pattern;
  const isPercent = pattern.includes('%');
  const decimals = digits[1] ?? '';
  const text = Math.abs(isPercent ? value * 100 : value).toLocaleString('en-US', {
    minimumFractionDigits: decimals.replace(/#/g, '').length,
    maximumFractionDigits: decimals.length,
    useGrouping: digits[0].includes(','),
  });
  return (value < 0 ? '-' : '') + pattern.replace(digits[0], text).replace(/"/g, '');
}
