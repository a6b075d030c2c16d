// What is known of an installation: by set-up's file and its secrets, or by variables, which come before them.
import type { InUse } from '../../apps-script/src/core/checkup/in-use';
import { HIDDEN, type Seen, seen, unseen } from '../../apps-script/src/core/checkup/seen';
import type { Installation } from '../installation/installation';
import type { SecretName, Secrets } from '../installation/secrets';
import { PAGERDUTY_API_URL } from '../services/pagerduty';

export interface Known {
  readonly pagerDutyUrl: string;
  readonly pagerDutyToken: Seen<string>;
  readonly bridges: readonly string[];
  readonly bridgeSecret: Seen<string>;
  readonly webAppUrl: string | null;
  readonly inUse: InUse;
  /** Parts that set-up has not come to, by their names in its file. */
  readonly lacking: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @param installation null where there is none */
export async function known(
  installation: Installation | null,
  secrets: Secrets,
  env: Environment,
): Promise<Known> {
  const { bridge, pagerDuty, google } = installation ?? {};
  const secret = (given: string | undefined, name: SecretName) =>
    given === undefined ? secretOf(secrets, installation, name) : Promise.resolve(seen(given));
  return {
    pagerDutyUrl: withoutSlash(env.PAGERDUTY_API_URL ?? pagerDuty?.apiUrl ?? PAGERDUTY_API_URL),
    pagerDutyToken: await secret(env.PAGERDUTY_TOKEN, 'PAGERDUTY_TOKEN'),
    bridges: env.BRIDGE_URL?.split(',').map((url) => withoutSlash(url.trim())) ?? bridge?.urls ?? [],
    bridgeSecret: await secret(env.BRIDGE_SECRET, 'BRIDGE_SECRETS'),
    webAppUrl: env.WEB_APP_URL ?? google?.webAppUrl ?? null,
    inUse: inUseOf(installation),
    lacking: lackingOf(installation, env),
  };
}

/** While secrets are exchanged there are several; the first is the newest. */
async function secretOf(
  secrets: Secrets,
  installation: Installation | null,
  name: SecretName,
): Promise<Seen<string>> {
  if (installation === null) return HIDDEN;
  try {
    const value = (await secrets.read(name))?.split(',')[0]?.trim();
    return value ? seen(value) : unseen(`${name} is not stored`);
  } catch (error) {
    return unseen(error instanceof Error ? error.message : String(error));
  }
}

function inUseOf(installation: Installation | null): InUse {
  const { pagerDuty, slack } = installation ?? {};
  const use = (value: string | null | undefined) => (value ? [{ value, customers: [] }] : []);
  const channels = slack ? [slack.testChannel, slack.defaultChannel, ...slack.channels] : [];
  return {
    services: use(pagerDuty?.service.id),
    ownPolicies: pagerDuty?.policy ? [] : use(pagerDuty?.service.id),
    policies: use(pagerDuty?.policy?.id),
    people: use(pagerDuty?.from),
    channels: [...new Set(channels)].flatMap(use),
    lowUrgency: [],
    calendars: [],
  };
}

function lackingOf(installation: Installation | null, env: Environment): readonly string[] {
  const parts = [
    ['slack', installation?.slack],
    ['bridge', env.BRIDGE_URL ?? installation?.bridge],
    ['pagerDuty', env.PAGERDUTY_TOKEN ?? installation?.pagerDuty],
    ['google', env.WEB_APP_URL ?? installation?.google?.webAppUrl],
  ] as const;
  // By variables alone no channel is known, and none is asked for.
  const asked = parts.filter(([name]) => installation !== null || name !== 'slack');
  return asked.flatMap(([name, part]) => (part ? [] : [name]));
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
