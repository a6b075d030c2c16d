// The Slack app: made by a person from the manifest, its token tested and kept in SSM.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Slack } from '../../services/slack';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { asking } from './trouble';

const MANIFEST = 'lambda-bridge/slack-manifest.json';
/** What the manifest asks for; the two `…:read` are for checking a channel before it is needed. */
const SCOPES = ['chat:write', 'channels:history', 'groups:history', 'channels:read', 'groups:read'];
const NEW_APP_URL = 'https://api.slack.com/apps?new_app=1&manifest_json=';

export const slackApp: Step = {
  id: 'slack-app',
  title: ({ texts }) => texts.titles.slackApp,
  async look(world): Promise<Look> {
    const token = await world.secrets.read('SLACK_BOT_TOKEN');
    if (token === null) return { kind: 'todo', detail: world.texts.slack.noToken };
    const { team } = await testToken(world, token);
    return { kind: 'done', detail: world.texts.slack.connected(team) };
  },
  async act(world): Promise<void> {
    const { terminal, texts, root, secrets } = world;
    const manifest = JSON.stringify(JSON.parse(readFileSync(join(root, MANIFEST), 'utf8')));
    await terminal.person({
      kind: 'createSlackApp',
      url: `${NEW_APP_URL}${encodeURIComponent(manifest)}`,
      manifestPath: MANIFEST,
    });
    const token = await terminal.secret({
      name: 'slackToken',
      message: texts.slack.askToken,
      fault: (answer) => (answer.startsWith('xoxb-') ? null : texts.slack.notBotToken),
    });
    await testToken(world, token);
    await secrets.write('SLACK_BOT_TOKEN', token);
  },
};

/** @throws StepFailed where Slack does not take it, or a scope is lacking */
async function testToken(world: World, token: string) {
  const bot = await asking(world, () => new Slack(token, world.env.SLACK_API_URL).whoAmI());
  const lacking = SCOPES.filter((scope) => bot.scopes !== null && !bot.scopes.includes(scope));
  if (lacking.length > 0) {
    throw new StepFailed(world.texts.slack.scopesLacking(lacking), world.texts.slack.scopesMend);
  }
  return bot;
}
