// Who may speak: checked on the raw bytes, before anything is parsed or answered.
import type { Deadline } from '../deadline';
import { type Environment, loadEnvironment, reloadEnvironment } from '../environment';
import { BadSignature, NotConfigured } from '../errors';
import type { Request } from '../http/request';
import { equalTexts } from './constant-time';
import { signedByPagerDuty } from './pagerduty';
import { signedAsStandardWebhook } from './standard-webhook';

/** Whether the request is genuine, or what must be set up before anybody can tell. */
type Check = (environment: Environment) => boolean | NotConfigured;

export type Format = 'v3' | 'legacy';

/** @returns the format that this proof stands for: a signature covers V3 bodies, the shared token legacy ones */
export async function authenticatePagerDuty(
  request: Request,
  deadline: Deadline,
): Promise<{ readonly environment: Environment; readonly format: Format }> {
  const signature = request.headers.get('x-pagerduty-signature');
  const token = request.headers.get('x-toban-token');
  const format = signature === undefined && token !== undefined ? 'legacy' : 'v3';
  const check: Check =
    format === 'legacy'
      ? (environment) => {
          const expected = environment.text('LEGACY_WEBHOOK_TOKEN');
          return expected === null ? unset('LEGACY_WEBHOOK_TOKEN') : equalTexts(token ?? '', expected);
        }
      : (environment) => {
          const secrets = environment.list('PAGERDUTY_WEBHOOK_SECRETS');
          return secrets.length === 0
            ? unset('PAGERDUTY_WEBHOOK_SECRETS')
            : signedByPagerDuty(signature ?? '', request.body, secrets);
        };
  return { environment: await authenticate(check, deadline), format };
}

export function authenticateAppsScript(request: Request, deadline: Deadline): Promise<Environment> {
  const check: Check = (environment) => {
    const secrets = environment.list('BRIDGE_SECRETS');
    if (secrets.length === 0) return unset('BRIDGE_SECRETS');
    return signedAsStandardWebhook(request.headers, request.body, secrets, Date.now());
  };
  return authenticate(check, deadline);
}

/** What does not fit may be of a secret newer than ours: look once more, if that was not just done. */
async function authenticate(check: Check, deadline: Deadline): Promise<Environment> {
  const first = await loadEnvironment(deadline);
  const verdict = check(first);
  if (verdict === true) return first;
  const second = await reloadEnvironment(deadline);
  const final = second === null ? verdict : check(second);
  if (second !== null && final === true) return second;
  throw final instanceof NotConfigured
    ? final
    : new BadSignature('the signature does not fit any configured secret');
}

function unset(name: string): NotConfigured {
  return new NotConfigured(`${name} is not set: nothing can be verified`);
}
