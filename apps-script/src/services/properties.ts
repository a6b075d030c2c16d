// The script properties: addresses and secrets. One read a run.
import * as v from 'valibot';
import { readUncounted } from '../core/health/uncounted';
import { UNCOUNTED_TICKS } from './uncounted';

const filled = v.pipe(v.string(), v.trim(), v.nonEmpty());
const address = v.pipe(
  filled,
  v.regex(/^https?:\/\/\S+$/, 'must be an https:// address'),
  v.transform(withoutSlash),
);

const schema = v.object({
  PAGERDUTY_TOKEN: filled,
  PAGERDUTY_API_URL: v.optional(address, 'https://api.pagerduty.com'),
  /** One or two addresses of the bridge, comma separated; the second is tried when the first fails. */
  BRIDGE_URL: v.pipe(
    filled,
    v.transform((text) => text.split(',').map((each) => withoutSlash(each.trim()))),
  ),
  BRIDGE_SECRET: v.pipe(filled, v.startsWith('whsec_', 'must begin with whsec_')),
  LINK_SECRET: v.pipe(filled, v.minLength(16, 'must have at least 16 characters')),
  WEB_APP_URL: v.pipe(address, v.endsWith('/exec', 'must be the web app address that ends in /exec')),
  HEARTBEAT_URL: v.optional(address),
  [UNCOUNTED_TICKS]: v.optional(v.pipe(v.string(), v.transform(readUncounted)), ''),
});

export type Properties = v.InferOutput<typeof schema>;

export class PropertiesError extends Error {
  override readonly name = 'PropertiesError';
}

export function readProperties(): Properties {
  const parsed = v.safeParse(schema, PropertiesService.getScriptProperties().getProperties());
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${faultText(issue)}`);
  throw new PropertiesError(
    `Script properties are not complete (Project settings → Script properties). ${faults.join('; ')}`,
  );
}

/** Never the value: it may be a secret. */
function faultText(issue: v.BaseIssue<unknown>): string {
  if (issue.input === undefined || issue.input === '') return 'is not set';
  return issue.type === 'regex' ||
    issue.type === 'ends_with' ||
    issue.type === 'starts_with' ||
    issue.type === 'min_length'
    ? issue.message
    : 'cannot be used';
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '');
}
