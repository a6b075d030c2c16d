// What an operator sets, in the environment or as SSM parameters below a prefix: a pure list, so that infrastructure
// can allow the function to read exactly these.

export const PARAMETER_NAMES = [
  'SLACK_BOT_TOKEN',
  'SLACK_API_URL',
  'SLACK_DEFAULT_CHANNEL',
  'PAGERDUTY_WEBHOOK_SECRETS',
  'LEGACY_WEBHOOK_TOKEN',
  'BRIDGE_SECRETS',
] as const;

export type ParameterName = (typeof PARAMETER_NAMES)[number];
