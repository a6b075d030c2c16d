// The bridge as it is deployed: each address answers, takes our signature, and can use every channel.
import { bridgeHealth, checkChannels } from '../../services/bridge';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import { asking } from './trouble';

export const bridgeAnswers: Step = {
  id: 'bridge-answers',
  title: ({ texts }) => texts.titles.bridgeAnswers,
  async look(world): Promise<Look> {
    const { installation, secrets, texts } = world;
    const { bridge, slack } = installation();
    const secret = await secrets.read('BRIDGE_SECRETS');
    if (bridge === undefined) throw new StepFailed(texts.bridge.notDeployed, texts.again('bridge-deploy'));
    if (secret === null) throw new StepFailed(texts.bridge.noSecret, texts.again('bridge-secret'));
    // While secrets are exchanged there are several; the first is the newest.
    const [newest = secret] = secret.split(',');
    for (const url of bridge.urls) {
      await asking(world, () => bridgeHealth(url));
      const channels = await asking(world, () => checkChannels(url, newest.trim(), slack?.channels ?? []));
      const refused = channels
        .filter(({ ok }) => !ok)
        .map(({ channel, error }) => `${channel}: ${error ?? ''}`);
      if (refused.length > 0)
        throw new StepFailed(texts.bridge.channelsRefused(refused), texts.slack.inviteMend);
    }
    return { kind: 'done', detail: texts.bridge.answers(bridge.urls.length, slack?.channels.length ?? 0) };
  },
  /** There is nothing to make here: it answers, or the look has said why not. */
  act: async () => undefined,
};
