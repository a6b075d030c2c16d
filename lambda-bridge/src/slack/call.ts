// One call of Slack's Web API over HTTP: its answer, or what its failure means.
import * as v from 'valibot';
import type { Deadline } from '../deadline';
import { SlackAmbiguous } from '../errors';
import { failureOfCode, failureOfStatus } from './failure';

const answerSchema = v.looseObject({ ok: v.boolean(), error: v.optional(v.string()) });

export interface SlackCall {
  /** Of the API, without the method. */
  readonly apiUrl: string;
  readonly token: string;
  readonly method: string;
  /** Only named where the call fails; `input` has it as Slack wants it. */
  readonly channel: string;
  /** Reads are sent as forms, since not every reading method takes JSON. */
  readonly input: URLSearchParams | object;
}

/** @throws SlackRateLimited, SlackAmbiguous, SlackRefused */
export async function callSlack(
  { apiUrl, token, method, channel, input }: SlackCall,
  capMs: number,
  deadline: Deadline,
): Promise<unknown> {
  const isForm = input instanceof URLSearchParams;
  let status: number;
  let retryAfter: string | null;
  let text: string;
  try {
    ({ status, retryAfter, text } = await deadline.run(capMs, async (signal) => {
      const response = await fetch(`${apiUrl}/${method}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': isForm
            ? 'application/x-www-form-urlencoded; charset=utf-8'
            : 'application/json; charset=utf-8',
        },
        body: isForm ? input.toString() : JSON.stringify(input),
        signal,
      });
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        text: await response.text(),
      };
    }));
  } catch (cause) {
    throw new SlackAmbiguous(`${method} in ${channel} brought no answer`, { cause });
  }
  const answer = status === 200 ? parseAnswer(text) : null;
  if (answer === null) throw failureOfStatus(method, status, retryAfter);
  if (!answer.ok) throw failureOfCode(method, answer.error ?? 'unknown_error', channel);
  return answer;
}

function parseAnswer(text: string): v.InferOutput<typeof answerSchema> | null {
  try {
    return v.parse(answerSchema, JSON.parse(text));
  } catch {
    return null;
  }
}
