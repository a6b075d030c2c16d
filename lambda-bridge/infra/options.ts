// What an installation can choose, from the CDK's context (`-c name=value`). A name that is not known is refused.
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as v from 'valibot';

export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** CloudWatch takes these numbers of days and no others. */
const RETENTIONS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

/** The command line gives texts, a cdk.json may give numbers and booleans. */
const text = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], 'must be one value'),
  v.transform((value) => String(value).trim()),
);

const NAME = 'must have 1 to 32 lower-case letters, digits and hyphens, and begin with a letter';
const PREFIX =
  'must look like /toban or /ops/toban: letters, digits, “.”, “-” and “_”, no slash at the end, and not begin with /aws or /ssm';
const RETENTION = `must be one of CloudWatch's numbers of days: ${RETENTIONS.join(', ')}`;
const EMAIL = 'must be an e-mail address, like ops@example.com';
/** Loose on purpose: AWS itself writes to the address to have it confirmed. */
const EMAIL_OR_NONE = /^(|[^\s@]+@[^\s@]+\.[^\s@]+)$/;
const CONCURRENCY = 'must be a whole number from 1 to 1000';

const fields = {
  name: v.optional(v.pipe(text, v.regex(/^[a-z](-?[a-z0-9])*$/, NAME), v.maxLength(32, NAME)), 'toban'),
  /** Empty: none, whatever cdk.context.json says. */
  alarmEmail: v.optional(v.pipe(text, v.regex(EMAIL_OR_NONE, EMAIL))),
  redundant: v.optional(
    v.pipe(
      text,
      v.picklist(['true', 'false'], 'must be true or false'),
      v.transform((value) => value === 'true'),
    ),
    false,
  ),
  parameterPrefix: v.optional(
    v.pipe(text, v.regex(/^(?!\/(aws|ssm)(?![\w.-]))(\/[\w.-]+)+$/i, PREFIX), v.maxLength(200, PREFIX)),
  ),
  logRetentionDays: v.optional(
    v.pipe(text, v.transform(Number), v.picklist(RETENTIONS, RETENTION)),
    RetentionDays.THREE_MONTHS,
  ),
  reservedConcurrency: v.optional(
    v.pipe(
      text,
      v.transform(Number),
      v.integer(CONCURRENCY),
      v.minValue(1, CONCURRENCY),
      v.maxValue(1_000, CONCURRENCY),
    ),
  ),
};

const schema = v.strictObject(fields);

export interface Options {
  /** Names the stack and everything in it that people see: several installations can share an account. */
  readonly name: string;
  readonly alarmEmail: string | null;
  /** A second HTTP API before the same function. */
  readonly redundant: boolean;
  /** Below it lie the function's parameters in SSM. */
  readonly parameterPrefix: string;
  readonly logRetentionDays: RetentionDays;
  /** Null: the function shares the account's concurrency. */
  readonly reservedConcurrency: number | null;
}

/**
 * @param context all of the app's context; what the CDK keeps there itself is left alone
 * @throws OptionsError naming each option that cannot be used, and what is allowed
 */
export function readOptions(context: Readonly<Record<string, unknown>>): Options {
  const own = Object.entries(context).filter(([name]) => !isOfTheCdk(name));
  const parsed = v.safeParse(schema, Object.fromEntries(own));
  if (!parsed.success) throw new OptionsError(parsed.issues.map(faultText).join('\n'));
  const { name, alarmEmail, parameterPrefix, reservedConcurrency, ...rest } = parsed.output;
  return {
    ...rest,
    name,
    alarmEmail: alarmEmail || null,
    parameterPrefix: parameterPrefix ?? `/${name}`,
    reservedConcurrency: reservedConcurrency ?? null,
  };
}

/** `@aws-cdk/…` switches, `aws:cdk:…` marks, and looked-up values like `availability-zones:account=…`. */
function isOfTheCdk(name: string): boolean {
  return name.startsWith('@') || name.includes(':') || name === 'cli-telemetry';
}

function faultText(issue: v.BaseIssue<unknown>): string {
  const option = v.getDotPath(issue) ?? '';
  if (!Object.hasOwn(fields, option)) {
    return `${option}: no such option; there are ${Object.keys(fields).join(', ')}`;
  }
  return `${option}: ${issue.message}, not ${JSON.stringify(issue.input)}`;
}
