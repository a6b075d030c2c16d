// Local time in a zone, through Intl: the machine's own zone must never show in the script.

export interface LocalParts {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** The local fields as if they were UTC. */
  readonly localMs: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
    formats.set(timeZone, format);
  }
  return format;
}

export function partsIn(timeZone: string, atMs: number): LocalParts {
  const found: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs)) found[type] = value;
  const read = (name: string): number => Number(found[name]);
  const year = found.era === 'BC' ? 1 - read('year') : read('year');
  const millisecond = ((atMs % 1_000) + 1_000) % 1_000;
  const whole = new Date(0);
  whole.setUTCFullYear(year, read('month') - 1, read('day'));
  whole.setUTCHours(read('hour'), read('minute'), read('second'), millisecond);
  return {
    year,
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
    millisecond,
    localMs: whole.getTime(),
  };
}

/** Minutes east of Greenwich at that instant. */
export function zoneOffsetMinutes(timeZone: string, atMs: number): number {
  return Math.round((partsIn(timeZone, atMs).localMs - atMs) / 60_000);
}
