// The channels: where cards go by default, where rehearsals go, and the bot a member of each.
import { type Slack, SlackSaidNo } from '../../services/slack';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { slackOf } from './slack-of';
import { asking } from './trouble';

const CHANNEL_ID = /^[CG][A-Z0-9]{5,}$/;

export const slackChannels: Step = {
  id: 'slack-channels',
  title: ({ texts }) => texts.titles.slackChannels,
  async look(world): Promise<Look> {
    const { texts } = world;
    const { slack } = world.installation();
    if (slack === undefined) return { kind: 'todo', detail: texts.slack.noChannels };
    if ((await world.secrets.read('SLACK_DEFAULT_CHANNEL')) !== slack.defaultChannel) {
      return { kind: 'todo', detail: texts.slack.defaultNotStored };
    }
    const unusable = await unusableChannels(world, slack.channels);
    return unusable.length === 0
      ? { kind: 'done', detail: texts.slack.channelsReady(slack.channels.length) }
      : { kind: 'todo', detail: texts.slack.channelsLack(unusable) };
  },
  async act(world): Promise<void> {
    const { terminal, texts, know, secrets } = world;
    const known = world.installation().slack;
    const defaultChannel = await askChannel(
      world,
      'defaultChannel',
      texts.slack.askDefault,
      known?.defaultChannel,
    );
    const testChannel = await askChannel(world, 'testChannel', texts.slack.askTest, known?.testChannel);
    const more = await terminal.ask({
      name: 'moreChannels',
      message: texts.slack.askMore,
      initial: (known?.channels ?? []).filter((id) => id !== defaultChannel && id !== testChannel).join(' '),
      fault: (answer) => (idsOf(answer).every((id) => CHANNEL_ID.test(id)) ? null : texts.slack.notChannelId),
    });
    const channels = [...new Set([defaultChannel, testChannel, ...idsOf(more)])];
    if ((await unusableChannels(world, channels)).length > 0)
      await terminal.person({ kind: 'inviteBot', channels });
    const unusable = await unusableChannels(world, channels);
    if (unusable.length > 0) throw new StepFailed(texts.slack.channelsLack(unusable), texts.slack.inviteMend);
    const bot = await asking(world, async () => (await slackOf(world)).whoAmI());
    await secrets.write('SLACK_DEFAULT_CHANNEL', defaultChannel);
    const { teamId, team, userId: botUserId } = bot;
    know({ slack: { teamId, team, botUserId, defaultChannel, testChannel, channels } });
  },
};

function askChannel(
  world: World,
  name: string,
  message: string,
  initial: string | undefined,
): Promise<string> {
  const { terminal, texts } = world;
  const fault = (answer: string) => (CHANNEL_ID.test(answer) ? null : texts.slack.notChannelId);
  return terminal.ask({ name, message, fault, ...(initial === undefined ? {} : { initial }) });
}

function idsOf(answer: string): readonly string[] {
  return answer.split(/[\s,]+/).filter((id) => id !== '');
}

/** Ids of those that are gone, archived, or that the bot has not been invited to; each with the reason. */
async function unusableChannels(world: World, channels: readonly string[]): Promise<readonly string[]> {
  const slack = await slackOf(world);
  const faults: string[] = [];
  for (const id of channels) {
    const fault = await asking(world, () => faultOf(slack, id));
    if (fault !== null) faults.push(`${id}: ${fault}`);
  }
  return faults;
}

async function faultOf(slack: Slack, id: string): Promise<string | null> {
  try {
    const { isMember, isArchived } = await slack.channel(id);
    if (isArchived) return 'is_archived';
    return isMember ? null : 'not_in_channel';
  } catch (error) {
    if (error instanceof SlackSaidNo && error.code === 'channel_not_found') return error.code;
    throw error;
  }
}
