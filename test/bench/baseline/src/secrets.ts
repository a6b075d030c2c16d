// Secrets from the environment, else from SSM, kept by Powertools for five minutes.
import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm';

export interface Secrets {
  readonly pagerDuty: readonly string[];
  readonly bridge: readonly string[];
  readonly slackToken: string;
}

const MAX_AGE_SECONDS = 300;

export async function readSecrets(): Promise<Secrets> {
  const prefix = process.env.TOBAN_PARAMETER_PREFIX;
  const names = ['PAGERDUTY_WEBHOOK_SECRETS', 'BRIDGE_SECRETS', 'SLACK_BOT_TOKEN'];
  const stored = prefix
    ? await getParametersByName<string>(
        Object.fromEntries(names.map((name) => [`${prefix}/${name}`, { maxAge: MAX_AGE_SECONDS }])),
        { decrypt: true },
      )
    : {};
  const text = (name: string): string => process.env[name] || String(stored[`${prefix}/${name}`] ?? '');
  const list = (name: string): readonly string[] => text(name).split(',').filter(Boolean);
  return {
    pagerDuty: list('PAGERDUTY_WEBHOOK_SECRETS'),
    bridge: list('BRIDGE_SECRETS'),
    slackToken: text('SLACK_BOT_TOKEN'),
  };
}
