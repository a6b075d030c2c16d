// Utilities.formatDate and parseDate: Java's SimpleDateFormat letters, in any IANA zone or GMT offset.
import { exception } from './exception';
import { atLocal, partsIn, zoneOffsetMinutes } from './zone';

const TOKEN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;
const DAY_MS = 86_400_000;

/** @param pattern such as `yyyy-MM-dd'T'HH:mm:ss'Z'` */
export function formatDate(date: Date, timeZone: string, pattern: string): string {
  const zone = knownZone(timeZone);
  return pattern.replace(TOKEN, (token, quoted, letter) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    return letter ? field(date, zone, letter, token.length) : token;
  });
}

function field(date: Date, zone: string, letter: string, width: number): string {
  const at = partsIn(zone, date.getTime());
  const padded = (value: number): string => String(value).padStart(width, '0');
  const named = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(at.localMs);
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
      return width === 2 ? String(at.year % 100).padStart(2, '0') : padded(at.year);
    case 'M':
    case 'L':
      return width >= 3 ? named({ month: width === 3 ? 'short' : 'long' }) : padded(at.month);
    case 'd':
      return padded(at.day);
    case 'D':
      return padded(Math.floor((at.localMs - Date.UTC(at.year, 0, 1)) / DAY_MS) + 1);
    case 'E':
      return named({ weekday: width <= 3 ? 'short' : 'long' });
    case 'u':
      return padded(new Date(at.localMs).getUTCDay() || 7);
    case 'a':
      return at.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return padded(at.hour);
    case 'k':
      return padded(at.hour || 24);
    case 'K':
      return padded(at.hour % 12);
    case 'h':
      return padded(at.hour % 12 || 12);
    case 'm':
      return padded(at.minute);
    case 's':
      return padded(at.second);
    case 'S':
      return padded(at.millisecond);
    case 'z':
      return zoneName(date, zone, width);
    case 'Z':
      return offset(zoneOffsetMinutes(zone, date.getTime()), '');
    case 'X':
      return isoOffset(zoneOffsetMinutes(zone, date.getTime()), width);
    default:
      throw exception(`Illegal pattern character '${letter}'`);
  }
}

function zoneName(date: Date, timeZone: string, width: number): string {
  if (/^[+-]/.test(timeZone)) return `GMT${timeZone}`;
  const style = width >= 4 ? 'long' : 'short';
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: style }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

function offset(minutes: number, separator: string): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${separator}${String(rest).padStart(2, '0')}`;
}

function isoOffset(minutes: number, width: number): string {
  if (minutes === 0) return 'Z';
  return width === 1 ? offset(minutes, '').slice(0, 3) : offset(minutes, width === 2 ? '' : ':');
}

/** Reads digits for yyyy, MM, dd, HH, mm, ss, SSS and offsets for Z and X; other patterns are refused. */
export function parseDate(text: string, timeZone: string, pattern: string): Date {
  const zone = knownZone(timeZone);
  const letters: string[] = [];
  const source = pattern.replace(TOKEN, (token, quoted, letter) => {
    if (quoted !== undefined) return escaped(quoted === '' ? "'" : quoted);
    if (!letter) return escaped(token);
    if (!'yMdHmsSZX'.includes(letter)) throw exception(`Illegal pattern character '${letter}'`);
    letters.push(letter);
    return 'ZX'.includes(letter) ? '(Z|[+-]\\d\\d:?(?:\\d\\d)?)' : `(\\d{1,${Math.max(token.length, 2)}})`;
  });
  const match = new RegExp(`^${source}`).exec(text);
  if (!match) throw exception(`Unparseable date: "${text}"`);
  const read = (letter: string, missing: number): number =>
    letters.includes(letter) ? Number(match[letters.indexOf(letter) + 1]) : missing;
  const localMs = Date.UTC(
    read('y', 1970),
    read('M', 1) - 1,
    read('d', 1),
    read('H', 0),
    read('m', 0),
    read('s', 0),
    read('S', 0),
  );
  const given = letters.findIndex((letter) => 'ZX'.includes(letter));
  if (given >= 0) return new Date(localMs - minutesOf(match[given + 1] ?? 'Z') * 60_000);
  return new Date(atLocal(zone, localMs));
}

function minutesOf(text: string): number {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return (text.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `GMT+9`, `GMT-05:30` and IANA names; an unknown zone is GMT, as in Java. */
function knownZone(timeZone: string): string {
  const fixed = /^(?:GMT|UTC)([+-])(\d{1,2}):?(\d\d)?$/.exec(timeZone);
  if (fixed) return `${fixed[1]}${(fixed[2] ?? '').padStart(2, '0')}:${fixed[3] ?? '00'}`;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
