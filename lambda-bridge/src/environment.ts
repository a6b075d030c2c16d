// Settings and secrets: from the environment directly, else from SSM below TOBAN_PARAMETER_PREFIX.
// What SSM holds is kept for a while, read anew at most once a minute, and outlives an outage of SSM.
import * as v from 'valibot';
import { AwsRefused, callAws } from './aws/call';
import type { Deadline } from './deadline';
import { NotConfigured, StoreUnavailable } from './errors';
import { log } from './log';
import { PARAMETER_NAMES, type ParameterName } from './parameter-names';

/** However many signatures do not fit, and however SSM fails: no more than one try in this time. */
const RELOAD_MS = 60_000;
/**
 * A secret that was taken away is accepted no longer than this. Six parameters at this age are 17,280 decryptions a
 * month for an instance that never sleeps; AWS, "KMS pricing": 20,000 a month are free.
 */
const MAX_AGE_MS = 900_000;

const parametersSchema = v.object({
  Parameters: v.array(v.object({ Name: v.string(), Value: v.string() })),
});

export interface Environment {
  /** @throws NotConfigured */
  need(name: ParameterName): string;
  /** Empty where it is not set. */
  list(name: ParameterName): readonly string[];
  text(name: ParameterName): string | null;
}

let stored: { readonly atMs: number; readonly values: ReadonlyMap<string, string> } | null = null;
/** Something of what is stored did not serve: it is read anew as soon as that may be. */
let isDistrusted = false;
let lastTry: { readonly atMs: number; readonly failed: boolean } | null = null;
let reading: Promise<void> | null = null;

/** @throws StoreUnavailable where nothing was ever read; what is merely old stays in use while SSM fails */
export async function loadEnvironment(deadline: Deadline): Promise<Environment> {
  if (!process.env.TOBAN_PARAMETER_PREFIX) return environment();
  if (stored === null) {
    await readParameters(deadline);
  } else if ((isDistrusted || Date.now() - stored.atMs >= MAX_AGE_MS) && mayTry()) {
    await readParameters(deadline).catch((error: Error) =>
      log('warn', 'secrets.kept', { reason: error.message, ageMs: Date.now() - (stored?.atMs ?? 0) }),
    );
  }
  return environment();
}

/** To be called when a value is missing or no longer taken: a next request reads what may have been set since. */
export function distrustEnvironment(): void {
  isDistrusted = true;
}

/**
 * @returns null where nothing can be new: no parameters are in use, or they were read less than a minute ago
 * @throws StoreUnavailable where that cannot be known
 */
export async function reloadEnvironment(deadline: Deadline): Promise<Environment | null> {
  if (!process.env.TOBAN_PARAMETER_PREFIX) return null;
  if (mayTry()) {
    await readParameters(deadline);
    return environment();
  }
  if (lastTry?.failed) throw new StoreUnavailable('the parameters could not be read a moment ago');
  return null;
}

function mayTry(): boolean {
  return reading !== null || lastTry === null || Date.now() - lastTry.atMs >= RELOAD_MS;
}

/** However many requests ask at once, one call is made, and each waits no longer than it may. */
function readParameters(deadline: Deadline): Promise<void> {
  return deadline.run(deadline.leftMs, () => {
    reading ??= fetchParameters(deadline).finally(() => {
      reading = null;
    });
    return reading;
  });
}

async function fetchParameters(deadline: Deadline): Promise<void> {
  const prefix = (process.env.TOBAN_PARAMETER_PREFIX ?? '').replace(/\/+$/, '');
  const input = { Names: PARAMETER_NAMES.map((name) => `${prefix}/${name}`), WithDecryption: true };
  const atMs = Date.now();
  lastTry = { atMs, failed: true };
  try {
    const output = await callAws('ssm', 'AmazonSSM.GetParameters', input, deadline);
    const { Parameters } = v.parse(parametersSchema, output);
    stored = {
      atMs,
      values: new Map(Parameters.map(({ Name, Value }) => [Name.slice(prefix.length + 1), Value])),
    };
  } catch (cause) {
    if (cause instanceof NotConfigured) throw cause;
    const why = cause instanceof AwsRefused ? `: ${cause.code}` : '';
    throw new StoreUnavailable(`the parameters below ${prefix} could not be read${why}`, { cause });
  }
  lastTry = { atMs, failed: false };
  isDistrusted = false;
}

function environment(): Environment {
  const text = (name: ParameterName) => process.env[name]?.trim() || stored?.values.get(name)?.trim() || null;
  return {
    text,
    need(name) {
      const value = text(name);
      if (value !== null) return value;
      distrustEnvironment();
      throw new NotConfigured(`${name} is not set: neither directly nor below TOBAN_PARAMETER_PREFIX`);
    },
    list: (name) =>
      (text(name) ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
  };
}
