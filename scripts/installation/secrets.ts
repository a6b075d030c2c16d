// Secrets of an installation live in SSM as SecureStrings below `/<name>`, and nowhere on this machine.

/**
 * The first five are what the bridge reads. The PagerDuty token is for these commands alone: the bridge's role may not
 * read it, and the script has its own copy among its properties.
 */
export type SecretName =
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_DEFAULT_CHANNEL'
  | 'PAGERDUTY_WEBHOOK_SECRETS'
  | 'LEGACY_WEBHOOK_TOKEN'
  | 'BRIDGE_SECRETS'
  | 'PAGERDUTY_TOKEN';

export interface Secrets {
  /** Null where it was never written. */
  read(name: SecretName): Promise<string | null>;
  write(name: SecretName, value: string): Promise<void>;
  remove(name: SecretName): Promise<void>;
}
