// A rejected body in words: which field, what was sent, what is allowed.
import type * as v from 'valibot';

type Schema = v.GenericSchema;

/** @returns one sentence a field, e.g. `"webhooks.drop": must be at most 1, not 2` */
export function explain(schema: Schema, issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => explainOne(schema, issue)).join('; ');
}

function explainOne(schema: Schema, issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map((step) => String(step.key));
  const field = keys.length === 0 ? 'the body' : `"${keys.join('.')}"`;
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `${field} is unknown; allowed are ${entriesAt(schema, keys.slice(0, -1)).join(', ')}`;
  }
  if (issue.received === 'undefined') return `${field} is missing; expected ${words(issue.expected)}`;
  if (issue.kind === 'schema') return `${field} must be ${words(issue.expected)}, not ${issue.received}`;
  const limit = `${field} ${LIMITS[issue.type]?.(issue.requirement) ?? issue.message}`;
  return issue.received === 'Object' ? limit : `${limit}, not ${issue.received}`;
}

const LIMITS: Readonly<Record<string, (requirement: unknown) => string>> = {
  integer: () => 'must be a whole number',
  min_value: (least) => `must be at least ${String(least)}`,
  max_value: (most) => `must be at most ${String(most)}`,
  non_empty: () => 'must not be empty',
  min_entries: () => 'must name at least one field',
};

function words(expected: string | null): string {
  if (expected === null) return 'something else';
  return { Object: 'an object', Array: 'a list' }[expected] ?? expected;
}

/** The field names that the strict object at this path takes. */
function entriesAt(schema: Schema, keys: readonly string[]): string[] {
  let here: unknown = schema;
  for (const key of keys) here = step(unwrap(here), key);
  return Object.keys(objectOf(unwrap(here), 'entries'));
}

function step(schema: unknown, key: string): unknown {
  const entries = objectOf(schema, 'entries');
  return key in entries ? entries[key] : objectOf(schema, 'item');
}

function unwrap(schema: unknown): unknown {
  let here = schema;
  while ('wrapped' in asObject(here)) here = objectOf(here, 'wrapped');
  return here;
}

function objectOf(schema: unknown, name: string): Readonly<Record<string, unknown>> {
  return asObject(asObject(schema)[name]);
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
