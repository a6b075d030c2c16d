// The script properties: their names, and what form each must have. Their values are secrets, or lead to one: no text
// about a property ever holds its value.
import * as v from 'valibot';
import { readUncounted } from './health/uncounted';

export type PropertyFault = 'absent' | 'address' | 'addresses' | 'whsec' | 'short' | 'exec' | 'unusable';

/** Ticks that could not write to the spreadsheet note their run time here. */
export const UNCOUNTED_TICKS = 'UNCOUNTED_TICKS';
/** Which build the deployed page had when an administrator last opened it from Check set-up. */
export const PAGE_SEEN = 'PAGE_SEEN';

const ADDRESS = /^https?:\/\/[^\s,/][^\s,]*$/;
const LEAST_SECRET = 16;
/** The second is used when the first fails. */
const MOST_BRIDGES = 2;

const filled = v.pipe(v.string(), v.trim(), v.nonEmpty());
const address = v.pipe(filled, v.regex(ADDRESS, 'address'), v.transform(withoutSlash));

/** Messages are of PropertyFault. */
export const propertiesSchema = v.object({
  PAGERDUTY_TOKEN: filled,
  PAGERDUTY_API_URL: v.optional(address, 'https://api.pagerduty.com'),
  /** One or two addresses of the bridge, comma separated; the second is tried when the first fails. */
  BRIDGE_URL: v.pipe(
    filled,
    v.transform((text) => text.split(',').map((each) => withoutSlash(each.trim()))),
    v.check((urls) => urls.length <= MOST_BRIDGES && urls.every((each) => ADDRESS.test(each)), 'addresses'),
  ),
  BRIDGE_SECRET: v.pipe(filled, v.regex(/^whsec_[A-Za-z0-9+/]+=*$/, 'whsec')),
  LINK_SECRET: v.pipe(filled, v.minLength(LEAST_SECRET, 'short')),
  WEB_APP_URL: v.pipe(address, v.endsWith('/exec', 'exec')),
  HEARTBEAT_URL: v.optional(address),
  [UNCOUNTED_TICKS]: v.optional(v.pipe(v.string(), v.transform(readUncounted)), ''),
});

export type Properties = v.InferOutput<typeof propertiesSchema>;

type TypedName = Exclude<keyof Properties, typeof UNCOUNTED_TICKS>;

/** Those that an administrator gives, in the order in which set-up prints them. */
export const PROPERTY_NAMES = Object.keys(propertiesSchema.entries).filter(
  (name): name is TypedName => name !== UNCOUNTED_TICKS,
);

export interface FaultyProperty {
  readonly name: string;
  readonly fault: PropertyFault;
}

/** Empty where ticks can run. */
export function faultyProperties(stored: Readonly<Record<string, string>>): readonly FaultyProperty[] {
  const parsed = v.safeParse(propertiesSchema, stored);
  if (parsed.success) return [];
  const faults = new Map(
    [...parsed.issues].reverse().map((issue) => [v.getDotPath(issue) ?? '', faultOf(issue)]),
  );
  return [...faults].reverse().map(([name, fault]) => ({ name, fault }));
}

/** Each one that can be used, though others may lack. */
export function usableProperties(stored: Readonly<Record<string, string>>): Partial<Properties> {
  return Object.fromEntries(
    Object.entries(propertiesSchema.entries).flatMap(([name, schema]) => {
      const parsed = v.safeParse(schema as v.GenericSchema<unknown>, stored[name]);
      return parsed.success ? [[name, parsed.output]] : [];
    }),
  );
}

/** @param value as typed @returns null where it can be used */
export function faultOfProperty(name: TypedName, value: string): PropertyFault | null {
  const parsed = v.safeParse(propertiesSchema.entries[name] as v.GenericSchema<unknown>, value);
  return parsed.success ? null : faultOf(parsed.issues[0]);
}

const FAULTS: ReadonlySet<string> = new Set(['address', 'addresses', 'whsec', 'short', 'exec']);

function faultOf(issue: v.BaseIssue<unknown>): PropertyFault {
  if (issue.input === undefined || issue.input === '') return 'absent';
  return FAULTS.has(issue.message) ? (issue.message as PropertyFault) : 'unusable';
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '');
}
