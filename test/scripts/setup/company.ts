// A company to install in: the sandbox's services, a person at a terminal, and secrets in a place of their own.
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../../../scripts/i18n/en';
import { type Installation, newInstallation } from '../../../scripts/installation/installation';
import type { SecretName } from '../../../scripts/installation/secrets';
import type { PersonAct } from '../../../scripts/setup/person';
import { runSteps } from '../../../scripts/setup/run';
import type { Step } from '../../../scripts/setup/step';
import type { World } from '../../../scripts/setup/world';
import { DEFAULT_CHANNEL, ROBOT, SECRETS, TEST_CHANNEL } from '../../sandbox/company';
import { type ClaspAccount, claspAccount } from '../../sandbox/google/script-api/signed-in';
import { Sandbox } from '../../sandbox/sandbox';
import { type ScriptedTerminal, scriptedTerminal } from './scripted-terminal';

export interface Company {
  readonly sandbox: Sandbox;
  /** clasp's login. */
  readonly clasp: ClaspAccount;
  /** A checkout of its own, with the built script in it. */
  readonly root: string;
  /** What is stored; tests look at it and change it. */
  readonly stored: Map<SecretName, string>;
  installation: Installation;
  terminal: ScriptedTerminal;
  readonly world: () => World;
  /** Runs that step alone, as somebody who answers so. @returns whether it is done */
  readonly run: (step: Step, answers?: Readonly<Record<string, string>>, again?: boolean) => Promise<boolean>;
  onAct: (act: PersonAct) => void | Promise<void>;
  /** Before a secret is kept. */
  onWrite: () => void;
  readonly close: () => Promise<void>;
}

const PROJECT = join(__dirname, '..', '..', '..');

export const ANSWERS = {
  slackToken: SECRETS.slackBot,
  defaultChannel: DEFAULT_CHANNEL.id,
  testChannel: TEST_CHANNEL.id,
  moreChannels: '',
  pagerDutyToken: SECRETS.pagerdutyToken,
  from: ROBOT.email,
  service: 'Scheduled work',
  policy: '',
  spreadsheet: 'new',
};

/** In real time's present, since these commands sign with the real clock. */
export async function openCompany(
  project: 'built' | 'none' = 'built',
  fn: 'built' | 'none' = 'built',
): Promise<Company> {
  const base = { calendars: [], atMs: Date.now(), speed: 0, port: 0, locale: 'en' } as const;
  const options = { ...base, project, function: fn };
  const sandbox = await Sandbox.start(options);
  const root = checkout();
  const clasp = claspAccount(join(root, 'google'), sandbox.url, SECRETS.google);
  const stored = new Map<SecretName, string>();
  const company: Company = {
    sandbox,
    clasp,
    root,
    stored,
    installation: newInstallation('toban', 'en'),
    terminal: scriptedTerminal({}),
    onAct: () => undefined,
    onWrite: () => undefined,
    world: () => ({
      root,
      env: {
        ...clasp.env,
        SLACK_API_URL: `${sandbox.url}/slack/api`,
        PAGERDUTY_API_URL: `${sandbox.url}/pagerduty`,
      },
      stateFolder: join(root, '.toban'),
      time: {
        nowMs: () => sandbox.clock.nowMs,
        waitMs: (ms) => sandbox.clock.advanceTo(sandbox.clock.nowMs + ms),
      },
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
    close: async () => {
      await sandbox.close();
      rmSync(root, { recursive: true });
    },
  };
  return company;
}

/** What is built there counts as built: a test may change it, and nothing is built anew. */
function checkout(): string {
  const root = mkdtempSync(join(tmpdir(), 'toban-checkout-'));
  for (const path of ['apps-script/dist', 'lambda-bridge/slack-manifest.json']) {
    cpSync(join(PROJECT, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ scripts: { build: 'node --version' } }));
  return root;
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
