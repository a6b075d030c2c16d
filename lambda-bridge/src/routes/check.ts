// POST /check: can the bot use these channels? Nothing is posted.
import type { CheckAnswer } from '../../contract';
import type { Deadline } from '../deadline';
import { decodeCheck } from '../decode/tasks';
import { openSession } from '../deliver/session';
import { type Answer, answer } from '../http/answer';
import type { Request } from '../http/request';
import { authenticateAppsScript } from '../verify/authenticate';
import { failureWord } from './refusal';

export async function handleCheck(request: Request, deadline: Deadline): Promise<Answer> {
  const environment = await authenticateAppsScript(request, deadline);
  const { slack } = openSession(environment, deadline, true);
  const channels: CheckAnswer['channels'][number][] = [];
  for (const channel of decodeCheck(request.body).channels) {
    const error = await slack.probe(channel).then(() => null, failureWord);
    channels.push({ channel, ok: error === null, error });
  }
  return answer(200, { channels } satisfies CheckAnswer);
}
