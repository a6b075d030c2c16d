// Settings and secrets: from the environment directly, else from SSM below TOBAN_PARAMETER_PREFIX.
// Secrets are kept while the function lives, and read anew at most once a minute when one does not fit.
import * as v from 'valibot';
import { callAws } from './aws/call';
import type { Deadline } from './deadline';
import { NotConfigured, StoreUnavailable } from './errors';

const NAMES = [
  'SLACK_BOT_TOKEN',
  'SLACK_API_URL',
  'SLACK_DEFAULT_CHANNEL',
  'PAGERDUTY_WEBHOOK_SECRETS',
  'LEGACY_WEBHOOK_TOKEN',
  'BRIDGE_SECRETS',
] as const;
type Name = (typeof NAMES)[number];

const RELOAD_MS = 60_000;

const parametersSchema = v.object({
  Parameters: v.array(v.object({ Name: v.string(), Value: v.string() })),
});

export interface Environment {
  /** @throws NotConfigured */
  need(name: Name): string;
  /** Empty where it is not set. */
  list(name: Name): readonly string[];
  text(name: Name): string | null;
}

let stored: { readonly atMs: number; readonly values: ReadonlyMap<string, string> } | null = null;

export async function loadEnvironment(deadline: Deadline): Promise<Environment> {
  if (process.env.TOBAN_PARAMETER_PREFIX && stored === null) await readParameters(deadline);
  return environment();
}

/** To be called when Slack no longer takes the bot's token: the next request reads what may have been set since. */
export function distrustEnvironment(): void {
  if (stored !== null && Date.now() - stored.atMs >= RELOAD_MS) stored = null;
}

/** Null where nothing can be new: no parameters are in use, or they were read less than a minute ago. */
export async function reloadEnvironment(deadline: Deadline): Promise<Environment | null> {
  if (!process.env.TOBAN_PARAMETER_PREFIX) return null;
  if (stored !== null && Date.now() - stored.atMs < RELOAD_MS) return null;
  await readParameters(deadline);
  return environment();
}

async function readParameters(deadline: Deadline): Promise<void> {
  const prefix = (process.env.TOBAN_PARAMETER_PREFIX ?? '').replace(/\/+$/, '');
  const input = { Names: NAMES.map((name) => `${prefix}/${name}`), WithDecryption: true };
  let output: unknown;
  try {
    output = await callAws('ssm', 'AmazonSSM.GetParameters', input, deadline);
  } catch (cause) {
    throw new StoreUnavailable(`the parameters below ${prefix} could not be read`, { cause });
  }
  const { Parameters } = v.parse(parametersSchema, output);
  const values = new Map(Parameters.map(({ Name, Value }) => [Name.slice(prefix.length + 1), Value]));
  stored = { atMs: Date.now(), values };
}

function environment(): Environment {
  const text = (name: Name) => process.env[name] || stored?.values.get(name) || null;
  return {
    text,
    need(name) {
      const value = text(name);
      if (value === null)
        throw new NotConfigured(`${name} is not set: neither directly nor below TOBAN_PARAMETER_PREFIX`);
      return value;
    },
    list: (name) =>
      (text(name) ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
  };
}
