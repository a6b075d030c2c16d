// One webhook subscription for each address of the bridge. It is made switched off, and switched on when the bridge can
// check its secret: PagerDuty stops sending for a day after three refusals.
import { WANTED_EVENTS, webhookAddress } from '../../../apps-script/src/core/checkup/webhooks';
import type { PagerDuty, Subscription } from '../../services/pagerduty';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { pagerDutyOf } from './pagerduty-of';
import { asking } from './trouble';

const DESCRIPTION = 'Toban bridge';

export const webhooks: Step = {
  id: 'webhooks',
  title: ({ texts }) => texts.titles.webhooks,
  async look(world): Promise<Look> {
    const { texts } = world;
    const client = await pagerDutyOf(world);
    const lacking = (await wanted(world, client)).filter(({ subscription }) => !isWell(subscription));
    return lacking.length === 0
      ? { kind: 'done', detail: texts.webhooks.ready }
      : { kind: 'todo', detail: texts.webhooks.lacking(lacking.map(({ url }) => url)) };
  },
  async act(world): Promise<void> {
    const client = await pagerDutyOf(world);
    for (const { url, subscription } of await wanted(world, client)) {
      if (isWell(subscription)) continue;
      const ours = subscription ?? (await subscribe(world, client, url));
      await asking(world, () => client.mendSubscription(ours, WANTED_EVENTS));
    }
  },
};

interface Wanted {
  readonly url: string;
  /** Ours, as PagerDuty has it, with its secret known to the bridge; undefined where there is none. */
  readonly subscription: Subscription | undefined;
}

/** A subscription that set-up did not finish is of no use: its secret was told once, to nobody. */
async function wanted(world: World, client: PagerDuty): Promise<readonly Wanted[]> {
  const { bridge, pagerDuty } = world.installation();
  const { texts } = world;
  if (bridge === undefined || pagerDuty === undefined) {
    throw new StepFailed(texts.bridge.notDeployed, texts.again('bridge-deploy'));
  }
  const all = await asking(world, () => client.subscriptions());
  return bridge.urls.map((base) => {
    const url = webhookAddress(base);
    return { url, subscription: all.find(({ id }) => id === pagerDuty.subscriptions[url]) };
  });
}

function isWell(subscription: Subscription | undefined): boolean {
  return (
    subscription?.active === true &&
    subscription.delivery_method.temporarily_disabled !== true &&
    WANTED_EVENTS.every((type) => subscription.events.includes(type))
  );
}

/** Made, its secret stored, then remembered: whatever breaks off before that leaves one that is switched off. */
async function subscribe(world: World, client: PagerDuty, url: string): Promise<Subscription> {
  const { texts, secrets, know } = world;
  await removeUnfinished(world, client, url);
  const made = await asking(world, () => client.subscribe(url, WANTED_EVENTS, DESCRIPTION));
  const { secret } = made.delivery_method;
  if (!secret) throw new StepFailed(texts.webhooks.noSecret, texts.runAgain);
  const known = await secrets.read('PAGERDUTY_WEBHOOK_SECRETS');
  await secrets.write('PAGERDUTY_WEBHOOK_SECRETS', known === null ? secret : `${secret},${known}`);
  const { pagerDuty } = world.installation();
  if (pagerDuty)
    know({ pagerDuty: { ...pagerDuty, subscriptions: { ...pagerDuty.subscriptions, [url]: made.id } } });
  return made;
}

async function removeUnfinished(world: World, client: PagerDuty, url: string): Promise<void> {
  const unfinished = (await asking(world, () => client.subscriptions())).filter(
    ({ active, description, delivery_method }) =>
      !active && description === DESCRIPTION && delivery_method.url === url,
  );
  for (const { id } of unfinished) await asking(world, () => client.unsubscribe(id));
}
