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

/** @param timeZone an IANA name, or an offset as `+05:30` */
export function partsIn(timeZone: string, atMs: number): LocalParts {
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(timeZone);
  if (fixed) {
    const minutes = Number(`${fixed[1]}1`) * (Number(fixed[2]) * 60 + Number(fixed[3]));
    return partsIn('UTC', atMs + minutes * 60_000);
  }
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

/** The instant at which the zone's clocks show `localMs`; in a gap the one after it, of two the first. */
export function atLocal(timeZone: string, localMs: number): number {
  if (Number.isNaN(localMs)) return Number.NaN;
  const dayMs = 86_400_000;
  const before = localMs - zoneOffsetMinutes(timeZone, localMs - dayMs) * 60_000;
  if (partsIn(timeZone, before).localMs === localMs) return before;
  const after = localMs - zoneOffsetMinutes(timeZone, localMs + dayMs) * 60_000;
  return partsIn(timeZone, after).localMs === localMs ? after : before;
}
