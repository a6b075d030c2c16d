// PagerDuty: the token, the user in whose name Toban acts, and the service and policy of the calendars.
import { PAGERDUTY_API_URL, PagerDuty, type Service } from '../../services/pagerduty';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { pagerDutyOf } from './pagerduty-of';
import { asking } from './trouble';

const SECONDS_A_MINUTE = 60;
const ADDRESS = /^\S+@\S+\.\S+$/;
const NO_POLICY = '';

export const pagerDutyAccount: Step = {
  id: 'pagerduty-account',
  title: ({ texts }) => texts.titles.pagerDutyAccount,
  async look(world): Promise<Look> {
    const { installation, texts, secrets } = world;
    const { pagerDuty } = installation();
    if (pagerDuty === undefined || (await secrets.read('PAGERDUTY_TOKEN')) === null) {
      return { kind: 'todo', detail: texts.pagerDuty.notChosen };
    }
    const client = await pagerDutyOf(world);
    await findUser(world, client, pagerDuty.from);
    const service = (await asking(world, () => client.services())).find(
      ({ id }) => id === pagerDuty.service.id,
    );
    if (service === undefined)
      return { kind: 'todo', detail: texts.pagerDuty.serviceGone(pagerDuty.service.name) };
    const advice = adviceOn(world, service).map((line) => `\n    ${line}`);
    return { kind: 'done', detail: texts.pagerDuty.ready(pagerDuty.from, service.name) + advice.join('') };
  },
  async act(world): Promise<void> {
    const { terminal, texts, know, secrets, env } = world;
    const apiUrl = env.PAGERDUTY_API_URL ?? PAGERDUTY_API_URL;
    const token = await terminal.secret({ name: 'pagerDutyToken', message: texts.pagerDuty.askToken });
    const client = new PagerDuty(token, apiUrl);
    const services = await asking(world, () => client.services());
    if (services.length === 0) throw new StepFailed(texts.pagerDuty.noService, texts.pagerDuty.noServiceMend);
    const from = await terminal.ask({
      name: 'from',
      message: texts.pagerDuty.askFrom,
      fault: (answer) => (ADDRESS.test(answer) ? null : texts.pagerDuty.notAddress),
    });
    await findUser(world, client, from);
    const service = await chooseService(world, services);
    for (const line of adviceOn(world, service)) terminal.say(line);
    const policy = await choosePolicy(world, client, service);
    await secrets.write('PAGERDUTY_TOKEN', token);
    const subscriptions = world.installation().pagerDuty?.subscriptions ?? {};
    know({
      pagerDuty: { apiUrl, from, service: { id: service.id, name: service.name }, policy, subscriptions },
    });
  },
};

async function chooseService({ terminal, texts }: World, services: readonly Service[]): Promise<Service> {
  const id = await terminal.choose(
    'service',
    texts.pagerDuty.chooseService,
    services.map(({ id: value, name, status }) => ({
      value,
      label: status === 'active' ? name : `${name} (${status})`,
    })),
  );
  const [first] = services;
  const chosen = services.find((each) => each.id === id) ?? first;
  if (chosen === undefined) throw new StepFailed(texts.pagerDuty.noService, texts.pagerDuty.noServiceMend);
  return chosen;
}

async function choosePolicy(
  world: World,
  client: PagerDuty,
  service: Service,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const { terminal, texts } = world;
  const policies = await asking(world, () => client.policies());
  const id = await terminal.choose('policy', texts.pagerDuty.choosePolicy, [
    { value: NO_POLICY, label: texts.pagerDuty.servicesOwnPolicy },
    ...policies.map(({ id: value, name }) => ({ value, label: name })),
  ]);
  const policy = policies.find((each) => each.id === (id === NO_POLICY ? service.escalation_policy.id : id));
  const isLevelled = policy === undefined || policy.escalation_rules.length > 1 || policy.num_loops > 0;
  if (!isLevelled) terminal.say(texts.pagerDuty.oneLevel(policy.name));
  return id === NO_POLICY || policy === undefined ? null : { id: policy.id, name: policy.name };
}

/** @throws StepFailed where PagerDuty knows no user of this address */
async function findUser(world: World, client: PagerDuty, from: string): Promise<void> {
  const users = await asking(world, () => client.users(from));
  const isKnown = users.some(({ email }) => email.toLowerCase() === from.toLowerCase());
  if (!isKnown) throw new StepFailed(world.texts.pagerDuty.noUser(from), world.texts.pagerDuty.noUserMend);
}

/** Timers that close work which nobody finished, or take it from whoever started. */
function adviceOn({ texts }: World, service: Service): readonly string[] {
  const { auto_resolve_timeout: resolves, acknowledgement_timeout: releases, name, status } = service;
  return [
    ...(status === 'active' ? [] : [texts.pagerDuty.inactive(name, status)]),
    ...(resolves === null ? [] : [texts.pagerDuty.autoResolves(name, resolves / SECONDS_A_MINUTE)]),
    ...(releases === null ? [] : [texts.pagerDuty.releases(name, releases / SECONDS_A_MINUTE)]),
  ];
}
