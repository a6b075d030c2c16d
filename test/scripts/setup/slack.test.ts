// Slack is connected when the token works, may do what it must, and the bot is in every channel; else it says what lacks.
import { readFileSync } from 'node:fs';
import { slackApp } from '../../../scripts/setup/steps/slack-app';
import { slackChannels } from '../../../scripts/setup/steps/slack-channels';
import { SECRETS, TEST_CHANNEL } from '../../sandbox/company';
import { ANSWERS, type Company, lastWords, openCompany } from './company';

let company: Company;
beforeEach(async () => {
  company = await openCompany();
});
afterEach(() => company.close());

test('the app is made from the manifest, and its token kept', async () => {
  expect(await company.run(slackApp)).toBe(true);
  const [act] = company.terminal.acts;
  if (act?.kind !== 'createSlackApp') throw new Error('the person was not asked to make the app');
  const offered = new URL(act.url).searchParams.get('manifest_json') ?? '';
  const manifest = JSON.parse(readFileSync(`${company.world().root}/${act.manifestPath}`, 'utf8'));
  expect(JSON.parse(offered)).toEqual(manifest);
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...company.sandbox.slack.scopes].sort());
  expect(company.stored.get('SLACK_BOT_TOKEN')).toBe(SECRETS.slackBot);
  expect(company.terminal.said.join('\n')).not.toContain(SECRETS.slackBot);
});

test('a token that Slack does not take is not kept', async () => {
  expect(await company.run(slackApp, { slackToken: 'xoxb-wrong' })).toBe(false);
  expect(lastWords(company)).toContain('Slack refused auth.test: invalid_auth');
  expect(lastWords(company)).toContain('--again slack-app');
  expect(company.stored.has('SLACK_BOT_TOKEN')).toBe(false);
});

test('an app that lacks a scope says which', async () => {
  company.sandbox.slack.scopes = ['chat:write', 'channels:read', 'groups:read', 'channels:history'];
  expect(await company.run(slackApp)).toBe(false);
  expect(lastWords(company)).toContain('the app lacks these scopes: groups:history');
  company.sandbox.slack.scopes = [...company.sandbox.slack.scopes, 'groups:history'];
  expect(await company.run(slackApp)).toBe(true);
});

describe('channels', () => {
  beforeEach(() => company.run(slackApp));

  test('the bot is invited where it is lacking, and the default channel kept for the bridge', async () => {
    company.sandbox.slack.addChannel({ ...TEST_CHANNEL, member: false });
    company.onAct = () => company.sandbox.slack.addChannel(TEST_CHANNEL);
    expect(await company.run(slackChannels, { moreChannels: 'C0CUSTOMER1, C0CUSTOMER2' })).toBe(true);
    expect(company.terminal.acts).toEqual([
      {
        kind: 'inviteBot',
        channels: [ANSWERS.defaultChannel, TEST_CHANNEL.id, 'C0CUSTOMER1', 'C0CUSTOMER2'],
      },
    ]);
    expect(company.stored.get('SLACK_DEFAULT_CHANNEL')).toBe(ANSWERS.defaultChannel);
    expect(company.installation.slack).toMatchObject({
      testChannel: TEST_CHANNEL.id,
      botUserId: 'U0TOBAN00',
    });
  });

  test('whoever does not invite it is told which channels are left, and goes on later', async () => {
    company.sandbox.slack.addChannel({ id: 'C0ARCHIVED', name: 'old', archived: true });
    expect(await company.run(slackChannels, { moreChannels: 'C0ARCHIVED C0NOWHERE' })).toBe(false);
    expect(lastWords(company)).toContain('C0ARCHIVED: is_archived');
    expect(lastWords(company)).toContain('C0NOWHERE: channel_not_found');
    expect(company.installation.slack).toBeUndefined();
    expect(await company.run(slackChannels)).toBe(true);
  });

  test('a channel that was left since is seen by the next run', async () => {
    expect(await company.run(slackChannels)).toBe(true);
    company.sandbox.slack.addChannel({ ...TEST_CHANNEL, member: false });
    expect(await company.run(slackChannels)).toBe(false);
    expect(company.terminal.said[0]).toContain(`${TEST_CHANNEL.id}: not_in_channel`);
  });
});
