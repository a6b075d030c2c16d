// The function's environment in a world without a network.
import { SLACK_TOKEN } from '../rig';
import { BRIDGE_SECRET, LEGACY_TOKEN, PAGERDUTY_SECRET } from '../signing';

export const environment: Readonly<Record<string, string>> = {
  TOBAN_TABLE: 'toban-cards',
  AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamodb.invalid/',
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'tests',
  AWS_SECRET_ACCESS_KEY: 'tests',
  SLACK_API_URL: 'http://slack.invalid/api',
  SLACK_BOT_TOKEN: SLACK_TOKEN,
  SLACK_DEFAULT_CHANNEL: 'CDEFAULT',
  PAGERDUTY_WEBHOOK_SECRETS: PAGERDUTY_SECRET,
  LEGACY_WEBHOOK_TOKEN: LEGACY_TOKEN,
  BRIDGE_SECRETS: BRIDGE_SECRET,
};
