// A company to install in: the sandbox's services, a person at a terminal, and secrets in a place of their own.
import { en } from '../../../scripts/i18n/en';
import { type Installation, newInstallation } from '../../../scripts/installation/installation';
import type { SecretName } from '../../../scripts/installation/secrets';
import type { PersonAct } from '../../../scripts/setup/person';
import { runSteps } from '../../../scripts/setup/run';
import type { Step } from '../../../scripts/setup/step';
import type { World } from '../../../scripts/setup/world';
import { DEFAULT_CHANNEL, ROBOT, SECRETS, TEST_CHANNEL } from '../../sandbox/company';
import { Sandbox } from '../../sandbox/sandbox';
import { type ScriptedTerminal, scriptedTerminal } from './scripted-terminal';

export interface Company {
  readonly sandbox: Sandbox;
  /** What is stored; tests look at it and change it. */
  readonly stored: Map<SecretName, string>;
  installation: Installation;
  terminal: ScriptedTerminal;
  readonly world: () => World;
  /** Runs that step alone, as somebody who answers so. @returns whether it is done */
  readonly run: (step: Step, answers?: Readonly<Record<string, string>>, again?: boolean) => Promise<boolean>;
  onAct: (act: PersonAct) => void;
  /** Before a secret is kept. */
  onWrite: () => void;
  readonly close: () => Promise<void>;
}

export const ANSWERS = {
  slackToken: SECRETS.slackBot,
  defaultChannel: DEFAULT_CHANNEL.id,
  testChannel: TEST_CHANNEL.id,
  moreChannels: '',
  pagerDutyToken: SECRETS.pagerdutyToken,
  from: ROBOT.email,
  service: 'Scheduled work',
  policy: '',
};

/** In real time's present, since these commands sign with the real clock. */
export async function openCompany(): Promise<Company> {
  const sandbox = await Sandbox.start({ calendars: [], atMs: Date.now(), speed: 0, port: 0, locale: 'en' });
  const stored = new Map<SecretName, string>();
  const company: Company = {
    sandbox,
    stored,
    installation: newInstallation('toban', 'en'),
    terminal: scriptedTerminal({}),
    onAct: () => undefined,
    onWrite: () => undefined,
    world: () => ({
      root: `${__dirname}/../../..`,
      env: { SLACK_API_URL: `${sandbox.url}/slack/api`, PAGERDUTY_API_URL: `${sandbox.url}/pagerduty` },
      terminal: company.terminal,
      texts: en,
      installation: () => company.installation,
      know(news) {
        company.installation = { ...company.installation, ...news };
      },
      secrets: {
        read: async (name) => stored.get(name) ?? null,
        write: async (name, value) => {
          company.onWrite();
          stored.set(name, value);
        },
        remove: async (name) => {
          stored.delete(name);
        },
      },
    }),
    run(step, answers = {}, again = false) {
      company.terminal = scriptedTerminal({ ...ANSWERS, ...answers }, (act) => company.onAct(act));
      return runSteps([step], company.world(), { list: false, again: again ? step.id : null });
    },
    close: () => sandbox.close(),
  };
  return company;
}

/** The bridge as it stands in the sandbox, at one of its addresses or both. */
export function deployed(company: Company, apis: readonly ('a' | 'b')[] = ['a']): void {
  company.stored.set('BRIDGE_SECRETS', SECRETS.bridge);
  company.installation = {
    ...company.installation,
    bridge: {
      urls: apis.map((api) => `${company.sandbox.url}/bridge/${api}`),
      tableName: 'table',
      functionName: 'function',
      logGroupName: 'logs',
    },
  };
}

/** What was said last: a failure with its place and mend. */
export function lastWords({ terminal }: Company): string {
  return terminal.said.at(-1) ?? '';
}
