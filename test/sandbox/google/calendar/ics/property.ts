// Reads one content line through ical.js. Known mistakes of real exports are mended, and said.
import ICAL from 'ical.js';
import type { ContentLine } from './components';

export interface ReadProperty {
  readonly name: string;
  readonly property: ICAL.Property;
  /** What was wrong with the line and how it was read all the same. */
  readonly mended: string | undefined;
}

export class UnreadableProperty extends Error {
  override readonly name = 'UnreadableProperty';
}

const RULE_PARTS =
  /^(FREQ|UNTIL|COUNT|INTERVAL|BYSECOND|BYMINUTE|BYHOUR|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS|WKST)=[^=]+$/i;

interface Mend {
  readonly pattern: RegExp;
  readonly replacement: string;
  readonly reason: string;
}

const MENDS: readonly Mend[] = [
  {
    pattern: /;TZID=(\(?(?:UTC|GMT)[+-]\d{1,2}:\d{2}[^":;]*):/i,
    replacement: ';TZID="$1":',
    reason: "the zone's name holds a colon; it was read as if in quotes",
  },
  {
    pattern: /^([^:"]*="[^":]*):([^":]*)"$/,
    replacement: '$1":$2',
    reason: 'the closing quote stands behind the value; it was read as standing before the colon',
  },
  {
    pattern: /^([^:]*);VALUE=DATE((?:;[^:]*)?:\d{8}T\d{6})/i,
    replacement: '$1$2',
    reason: 'VALUE=DATE stands beside a time of day; it was read as a date with time',
  },
  {
    pattern: /^((?:DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(?:;(?!VALUE=)[^:;]*)*)(:\d{8}(?:,\d{8})*)$/i,
    replacement: '$1;VALUE=DATE$2',
    reason: 'a date without VALUE=DATE was read as a date',
  },
];

export function nameOf(line: ContentLine): string {
  return (/^[^:;]*/.exec(line.text)?.[0] ?? '').toUpperCase();
}

/** Throws UnreadableProperty. */
export function readProperty(line: ContentLine): ReadProperty {
  const name = nameOf(line);
  const mend = MENDS.find(({ pattern }) => pattern.test(line.text));
  const mended = mend ? line.text.replace(mend.pattern, mend.replacement) : line.text;
  const { text, dropped } = name === 'RRULE' ? readableRule(mended) : { text: mended, dropped: undefined };
  const property = parse(text);
  const reason = mend?.reason ?? dropped ?? runOver(property);
  return { name, property, mended: reason === undefined ? undefined : `${name}: ${reason}` };
}

function parse(text: string): ICAL.Property {
  try {
    const property = new ICAL.Property(ICAL.parse.property(text) as unknown as unknown[]);
    property.getValues();
    return property;
  } catch (cause) {
    throw new UnreadableProperty((cause as Error).message, { cause });
  }
}

/** A day or hour that does not exist runs over into the next, as other readers of .ics files have it too. */
function runOver(property: ICAL.Property): string | undefined {
  const written = (property.jCal as unknown[]).slice(3);
  const times = (property.getValues() as unknown[]).filter((value) => value instanceof ICAL.Time);
  const index = times.findIndex(
    (time, at) => typeof written[at] === 'string' && time.toString() !== written[at],
  );
  return index < 0
    ? undefined
    : `${written[index]} does not exist; it was read as ${times[index]?.toString()}`;
}

/** Leaves out of a rule what is no part of a rule. */
function readableRule(text: string): { readonly text: string; readonly dropped: string | undefined } {
  const value = text.slice(text.search(/:(?=[^:]*FREQ=)/i) + 1);
  const rule = text.startsWith('RRULE:') ? text.slice('RRULE:'.length) : value;
  const parts = rule.split(';').filter((part) => part !== '');
  const readable = parts.filter((part) => RULE_PARTS.test(part));
  const junk = parts.filter((part) => !RULE_PARTS.test(part) && !/^X-/i.test(part));
  const dropped = junk.length > 0 ? `"${junk.join(';')}" is no part of a rule and was left out` : undefined;
  return { text: `RRULE:${readable.join(';')}`, dropped };
}
