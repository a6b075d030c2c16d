// The made-up managed service provider whose accounts the sandbox opens: people, policies, channels and secrets.
// Every secret here opens nothing but the simulators on this machine.

import type { PagerDuty } from './pagerduty/pagerduty';

/** Owns the sheet and the script, and deployed the web app. */
export const OWNER_EMAIL = 'admin@msp.example';

export const PEOPLE = [
  { id: 'PSATOKEN01', name: 'Sato Ken', email: 'sato@msp.example' },
  { id: 'PYAMADA001', name: 'Yamada Hanako', email: 'yamada@msp.example' },
  { id: 'PSUZUKI001', name: 'Suzuki Jun', email: 'suzuki@msp.example' },
] as const;

/** The From address of every calendar: the user in whose name Toban writes. */
export const ROBOT = { id: 'PTOBAN0001', name: 'Toban', email: 'toban@msp.example' } as const;

const [sato, yamada, suzuki] = PEOPLE;

const POLICIES = [
  {
    id: 'PDUTY00001',
    name: 'Operators on duty',
    rules: [
      { delayMinutes: 15, targets: [sato.id] },
      { delayMinutes: 15, targets: [yamada.id] },
      { delayMinutes: 15, targets: [suzuki.id] },
    ],
    loops: 1,
  },
  { id: 'PNIGHT0001', name: 'Night shift', rules: [{ delayMinutes: 15, targets: [suzuki.id] }], loops: 2 },
] as const;

/** Both timers are off, as set-up asks for: work that nobody started must not close itself. */
const NO_TIMERS = { autoResolveTimeout: null, acknowledgementTimeout: null };

export const SERVICES = [
  { id: 'POPS000001', name: 'Scheduled work', policy: 'PDUTY00001', ...NO_TIMERS },
  { id: 'PNIGHTS001', name: 'Night work', policy: 'PNIGHT0001', ...NO_TIMERS },
] as const;

export const DEFAULT_CHANNEL = { id: 'C0OPERATION', name: 'operations' } as const;
export const TEST_CHANNEL = { id: 'C0TOBANTEST', name: 'toban-test' } as const;
/** Of the built-in example's customers, in their order. */
export const CUSTOMER_CHANNELS = [
  { id: 'C0CUSTOMER1', name: 'customer-1' },
  { id: 'C0CUSTOMER2', name: 'customer-2' },
  { id: 'C0CUSTOMER3', name: 'customer-3' },
] as const;
export const CHANNELS = [DEFAULT_CHANNEL, TEST_CHANNEL, ...CUSTOMER_CHANNELS] as const;

export const SECRETS = {
  pagerdutyToken: 'sandbox-pagerduty-key',
  pagerdutyWebhooks: 'sandbox-webhook-signing-secret',
  legacyWebhooks: 'sandbox-legacy-webhook-token',
  slackBot: 'xoxb-sandbox',
  bridge: `whsec_${Buffer.from('the sandbox signs snapshots so').toString('base64')}`,
  links: 'sandbox-link-secret-0123456789abcdef',
  google: 'ya29.sandbox',
} as const;

/** Opens the PagerDuty account, with a subscription for each of these addresses. */
export function openAccount(pagerduty: PagerDuty, webhookUrls: readonly string[]): void {
  for (const person of [...PEOPLE, ROBOT]) pagerduty.addUser(person);
  for (const policy of POLICIES) pagerduty.addEscalationPolicy(policy);
  for (const service of SERVICES) pagerduty.addService(service);
  pagerduty.addKey(SECRETS.pagerdutyToken);
  for (const url of webhookUrls) {
    pagerduty.addSubscription({
      url,
      secret: SECRETS.pagerdutyWebhooks,
      legacyToken: SECRETS.legacyWebhooks,
      description: 'Toban bridge',
    });
  }
}
