// What a service's answer means for whoever sets up: the same refusal has the same mend wherever it is met.
import { AwsSaidNo } from '../../services/aws/refusal';
import { BridgeSaidNo } from '../../services/bridge';
import { ClaspSaidNo } from '../../services/clasp-says';
import { Unreachable } from '../../services/http';
import { PagerDutySaidNo } from '../../services/pagerduty';
import { SlackSaidNo } from '../../services/slack';
import { StepFailed } from '../failure';
import type { World } from '../world';

/** @throws StepFailed for whatever a service refused or did not answer; anything else as it is */
export async function asking<T>(
  { texts, env }: Pick<World, 'texts' | 'env'>,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Unreachable)
      throw new StepFailed(error.message, texts.mends.unreachable, { cause: error });
    if (error instanceof SlackSaidNo)
      throw new StepFailed(error.message, texts.mends.slack(error.code), { cause: error });
    if (error instanceof PagerDutySaidNo) {
      throw new StepFailed(error.message, texts.mends.pagerDuty(error.status), { cause: error });
    }
    if (error instanceof BridgeSaidNo) {
      throw new StepFailed(error.message, texts.mends.bridge(error.status), { cause: error });
    }
    if (error instanceof AwsSaidNo) {
      const mend = texts.aws.mend(error.trouble, error.call, env.AWS_PROFILE ?? null);
      throw new StepFailed(error.message, mend, { cause: error });
    }
    if (error instanceof ClaspSaidNo) {
      throw new StepFailed(error.message, texts.google.mends.clasp(error.reason), { cause: error });
    }
    throw error;
  }
}
