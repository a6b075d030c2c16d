// PagerDuty as this installation reaches it.
import { PAGERDUTY_API_URL, PagerDuty } from '../../services/pagerduty';
import { StepFailed } from '../failure';
import type { World } from '../world';

/** @throws StepFailed where the token is not there */
export async function pagerDutyOf({ installation, secrets, env, texts }: World): Promise<PagerDuty> {
  const token = await secrets.read('PAGERDUTY_TOKEN');
  if (token === null) throw new StepFailed(texts.pagerDuty.notChosen, texts.again('pagerduty-account'));
  const apiUrl = installation().pagerDuty?.apiUrl ?? env.PAGERDUTY_API_URL ?? PAGERDUTY_API_URL;
  return new PagerDuty(token, apiUrl);
}
