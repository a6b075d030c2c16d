// Finds the IANA zone that a TZID stands for: its own name, a Windows name, or a zone whose clock is the same.
import ICAL from 'ical.js';
import { isZone, offsetMs } from '../zone';
import { type IcsComponent, lineValue } from './components';
import { WINDOWS_ZONES } from './windows-zones';

interface FoundZone {
  readonly zone: string;
  /** Said once where the name alone did not tell. */
  readonly problem: string | undefined;
}

export type ZoneFinder = (tzid: string) => FoundZone;

/** @param aroundMs the clocks of a VTIMEZONE and of IANA zones are compared in the two years from here */
export function zoneFinder(
  timezones: readonly IcsComponent[],
  fallback: string,
  aroundMs: number,
): ZoneFinder {
  const known = new Map<string, FoundZone>();
  return (tzid) => {
    let found = known.get(tzid);
    if (!found) {
      found = find(tzid, timezones, fallback, aroundMs);
      known.set(tzid, found);
    }
    return found;
  };
}

export function tzidOf(timezone: IcsComponent): string {
  return lineValue(timezone, 'TZID') ?? '';
}

function find(
  tzid: string,
  timezones: readonly IcsComponent[],
  fallback: string,
  aroundMs: number,
): FoundZone {
  const named = zoneByName(tzid);
  if (named !== undefined) return { zone: named, problem: undefined };
  const timezone = timezones.find((each) => tzidOf(each) === tzid);
  const location = timezone && lineValue(timezone, 'X-LIC-LOCATION');
  if (location && isZone(location)) return { zone: location, problem: undefined };
  const alike = timezone && zoneByClock(timezone, fallback, aroundMs);
  if (alike) return { zone: alike, problem: `TZID "${tzid}" was read as ${alike}, whose clock is the same` };
  return { zone: fallback, problem: `TZID "${tzid}" is not known; times in it were read in ${fallback}` };
}

/** The IANA name itself, at the end of a path, a Windows name, or a whole-hour offset such as `UTC+09:00`. */
export function zoneByName(name: string): string | undefined {
  const trimmed = name.trim().replace(/^"|"$/g, '');
  if (isZone(trimmed)) return trimmed;
  const windows = WINDOWS_ZONES.get(trimmed);
  if (windows !== undefined) return windows;
  const pieces = trimmed.split('/');
  const path = [3, 2]
    .map((count) => pieces.slice(-count).join('/'))
    .find((each) => each.includes('/') && isZone(each));
  if (path !== undefined) return path;
  const [, sign, hours] = /^\(?(?:UTC|GMT)\s*([+-])(\d{1,2}):?(?:00)?\)?$/i.exec(trimmed) ?? [];
  return sign === undefined ? undefined : `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}

function zoneByClock(timezone: IcsComponent, preferred: string, aroundMs: number): string | undefined {
  const text = ['BEGIN:VCALENDAR', ...rawLines(timezone), 'END:VCALENDAR'].join('\r\n');
  try {
    const component = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vtimezone');
    const zone = new ICAL.Timezone({ component: component as ICAL.Component, tzid: tzidOf(timezone) });
    const samples = Array.from({ length: 24 }, (_, month) => aroundMs + month * 30.5 * 86_400_000);
    const offsets = samples.map((ms) => offsetAt(zone, ms));
    const isAlike = (name: string) => samples.every((ms, index) => offsetMs(ms, name) === offsets[index]);
    return [preferred, ...Intl.supportedValuesOf('timeZone')].find(isAlike);
  } catch {
    return undefined;
  }
}

function offsetAt(zone: ICAL.Timezone, ms: number): number {
  const wall = ICAL.Time.fromJSDate(new Date(ms), true).convertToZone(zone);
  return zone.utcOffset(wall) * 1_000;
}

function rawLines(component: IcsComponent): string[] {
  return [
    `BEGIN:${component.name}`,
    ...component.lines.map(({ text }) => text),
    ...component.inner.flatMap(rawLines),
    `END:${component.name}`,
  ];
}
