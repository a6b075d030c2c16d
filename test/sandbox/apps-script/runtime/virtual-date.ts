// The context's Date and Intl: "now" is the virtual clock's, "local" is the script's zone. Nothing of the machine shows.
import { atLocal, partsIn, zoneOffsetMinutes } from './zone';

const READ = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds'];
const WRITTEN = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
const SHOWN = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'];
/** Date-only ISO text counts as UTC, as does everything that names an offset; the rest is local. */
const ABSOLUTE = /(^[+-]?\d{4,6}(-\d\d)?(-\d\d)?$)|((Z|GMT|UTC?|[+-]\d\d:?\d\d)\s*(\(.*\))?$)/i;
const ISO = /^[+-]?\d{4,6}-\d\d-\d\dT/;

type DateMethod = (this: Date, ...args: unknown[]) => unknown;

/** Changes the context's own Date and Intl.DateTimeFormat; the result is to be the global Date. */
export function virtualDate(nowMs: () => number, timeZone: string): DateConstructor {
  const Native = Date;
  const { parse, UTC } = Native;
  const localParse = (text: string): number =>
    ABSOLUTE.test(text.trim())
      ? parse(text)
      : atLocal(timeZone, parse(text + (ISO.test(text) ? 'Z' : ' UTC')));
  const instant = (args: readonly unknown[]): unknown[] => {
    const [first] = args;
    if (args.length === 0) return [Native.now()];
    if (args.length > 1) return [atLocal(timeZone, UTC(...(args as [number, number])))];
    return [typeof first === 'string' ? localParse(first) : first];
  };
  Native.now = () => Math.floor(nowMs());
  Native.parse = localParse;
  useZone(Native.prototype as unknown as Record<string, DateMethod>, timeZone);
  const Virtual = new Proxy(Native, {
    construct: (target, args, newTarget) => Reflect.construct(target, instant(args), newTarget),
    apply: () => new Native(Native.now()).toString(),
  });
  Native.prototype.constructor = Virtual;
  Intl.DateTimeFormat = zonedFormat(Native.now, timeZone);
  return Virtual;
}

function useZone(methods: Record<string, DateMethod>, timeZone: string): void {
  const utc = (name: string): DateMethod => methods[name] as DateMethod;
  const localMs = (date: Date): number =>
    Number.isNaN(date.getTime()) ? Number.NaN : partsIn(timeZone, date.getTime()).localMs;
  for (const field of READ) {
    const read = utc(`getUTC${field}`);
    methods[`get${field}`] = function () {
      return read.call(new Date(localMs(this)));
    };
  }
  for (const field of WRITTEN) {
    const write = utc(`setUTC${field}`);
    methods[`set${field}`] = function (...args) {
      const local = new Date(localMs(this));
      write.call(local, ...args);
      return this.setTime(atLocal(timeZone, local.getTime()));
    };
  }
  for (const name of SHOWN) {
    const show = utc(name);
    methods[name] = function (locales, options) {
      return show.call(this, locales, { timeZone, ...(options as object | undefined) });
    };
  }
  methods.getTimezoneOffset = function () {
    return Number.isNaN(this.getTime()) ? Number.NaN : -zoneOffsetMinutes(timeZone, this.getTime());
  };
  const shown = (text: (date: Date, local: Date) => string): DateMethod =>
    function () {
      return Number.isNaN(this.getTime()) ? 'Invalid Date' : text(this, new Date(localMs(this)));
    };
  Object.assign(methods, {
    toDateString: shown((_, local) => dateText(local)),
    toTimeString: shown((date, local) => timeText(date, local, timeZone)),
    toString: shown((date, local) => `${dateText(local)} ${timeText(date, local, timeZone)}`),
  });
}

function dateText(local: Date): string {
  const [weekday, day, month, year] = local.toUTCString().replace(',', '').split(' ');
  return [weekday, month, day, year].join(' ');
}

function timeText(date: Date, local: Date, timeZone: string): string {
  const minutes = zoneOffsetMinutes(timeZone, date.getTime());
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `${minutes < 0 ? '-' : '+'}${String(hours * 100 + rest).padStart(4, '0')}`;
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'long' })
    .formatToParts(date)
    .find((part) => part.type === 'timeZoneName')?.value;
  return `${local.toISOString().slice(11, 19)} GMT${offset} (${name})`;
}

/** Formats in the script's zone unless told another, and takes the virtual now where no date is given. */
function zonedFormat(now: () => number, timeZone: string): typeof Intl.DateTimeFormat {
  const Native = Intl.DateTimeFormat;
  const make = ([locales, options]: unknown[]): Intl.DateTimeFormat => {
    const format = new Native(locales as string, { timeZone, ...(options as object | undefined) });
    const { format: formatDate, formatToParts } = format;
    Object.defineProperty(format, 'format', { value: (date?: Date | number) => formatDate(date ?? now()) });
    Object.defineProperty(format, 'formatToParts', {
      value: (date?: Date | number) => formatToParts.call(format, date ?? now()),
    });
    return format;
  };
  return new Proxy(Native, { construct: (_, args) => make(args), apply: (_, __, args) => make(args) });
}
