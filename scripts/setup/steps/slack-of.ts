// Slack as this installation reaches it.
import { Slack } from '../../services/slack';
import { StepFailed } from '../failure';
import type { World } from '../world';

/** @throws StepFailed where the token is not there */
export async function slackOf({ secrets, env, texts }: World): Promise<Slack> {
  const token = await secrets.read('SLACK_BOT_TOKEN');
  if (token === null) throw new StepFailed(texts.slack.noToken, texts.again('slack-app'));
  return new Slack(token, env.SLACK_API_URL);
}
