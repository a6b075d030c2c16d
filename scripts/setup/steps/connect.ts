// The script's properties: nobody can write them from outside, so a person pastes one block into Toban → Connect.
// Secrets are read at that moment and shown in the terminal alone.
import { createHash, randomBytes } from 'node:crypto';
import { PAGERDUTY_API_URL } from '../../services/pagerduty';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { googleOf } from './clasp-of';
import { sheetUrl } from './spreadsheet';

const LINK_SECRET_BYTES = 32;
/** Enough to see that something changed, too little to find out what. */
const MARK_LENGTH = 12;
const ADDRESS = /^https?:\/\/\S+$/;

export const connect: Step = {
  id: 'connect',
  title: ({ texts }) => texts.titles.connect,
  async look(world): Promise<Look> {
    const { texts } = world;
    const { connected } = googleOf(world);
    if (connected === null) return { kind: 'todo', detail: texts.sheet.notConnected };
    return connected === markOf(await valuesOf(world))
      ? { kind: 'done', detail: texts.sheet.connected }
      : { kind: 'todo', detail: texts.sheet.changedSince };
  },
  async act(world): Promise<void> {
    const { terminal, texts, know, installation, time } = world;
    const google = googleOf(world);
    const values = await valuesOf(world);
    const heartbeat = await terminal.ask({
      name: 'heartbeat',
      message: texts.sheet.askHeartbeat,
      fault: (answer) => (answer === '' || ADDRESS.test(answer) ? null : texts.sheet.notAddress),
    });
    const more = {
      // A new one would end the links of every card: only the first connection brings it.
      ...(google.connected === null
        ? { LINK_SECRET: randomBytes(LINK_SECRET_BYTES).toString('base64url') }
        : {}),
      ...(heartbeat === '' ? {} : { HEARTBEAT_URL: heartbeat }),
    };
    const lines = Object.entries({ ...values, ...more }).map(([name, value]) => `${name}=${value}`);
    await terminal.person({
      kind: 'connect',
      sheetUrl: sheetUrl(google.spreadsheetId),
      block: lines.join('\n'),
    });
    const at = new Date(time.nowMs()).toISOString();
    know({
      google: { ...googleOf(world), connected: markOf(values) },
      confirmed: { ...installation().confirmed, connect: at },
    });
  },
};

/** What the script must know, as it stands now. @throws StepFailed naming the step that brings what is lacking */
async function valuesOf(world: World): Promise<Readonly<Record<string, string>>> {
  const { installation, secrets, texts } = world;
  const { bridge, pagerDuty } = installation();
  const { webAppUrl } = googleOf(world);
  if (webAppUrl === null) throw new StepFailed(texts.google.notDeployed, texts.again('deployment'));
  if (bridge === undefined) throw new StepFailed(texts.bridge.notDeployed, texts.again('bridge-deploy'));
  const token = await secrets.read('PAGERDUTY_TOKEN');
  if (pagerDuty === undefined || token === null)
    throw new StepFailed(texts.pagerDuty.notChosen, texts.again('pagerduty-account'));
  const bridgeSecrets = await secrets.read('BRIDGE_SECRETS');
  if (bridgeSecrets === null) throw new StepFailed(texts.bridge.noSecret, texts.again('bridge-secret'));
  // While secrets are exchanged there are several; the first is the newest.
  const [newest = ''] = bridgeSecrets.split(',');
  return {
    PAGERDUTY_TOKEN: token,
    ...(pagerDuty.apiUrl === PAGERDUTY_API_URL ? {} : { PAGERDUTY_API_URL: pagerDuty.apiUrl }),
    BRIDGE_URL: bridge.urls.join(','),
    BRIDGE_SECRET: newest.trim(),
    WEB_APP_URL: webAppUrl,
  };
}

function markOf(values: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, MARK_LENGTH);
}
