// The web app: one deployment, made once. Later versions go to the same id, so that the address in the cards stays.
import type { ScriptDeployment } from '../../services/clasp';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { claspOf, googleOf } from './clasp-of';
import { differingAt } from './push';
import { asking } from './trouble';

/** By it a deployment is known again that was made and not remembered. */
const DESCRIPTION = 'Toban';

export const deployment: Step = {
  id: 'deployment',
  title: ({ texts }) => texts.titles.deployment,
  async look(world): Promise<Look> {
    const { texts } = world;
    const { deploymentId, webAppUrl } = googleOf(world);
    if (deploymentId === null || webAppUrl === null)
      return { kind: 'todo', detail: texts.google.notDeployed };
    const found = (await deploymentsOf(world)).find((each) => each.deploymentId === deploymentId);
    if (found === undefined) return { kind: 'todo', detail: texts.google.deploymentGone };
    const differing = await differingAt(world, found.versionNumber);
    return differing.length === 0
      ? { kind: 'done', detail: texts.google.deployed(webAppUrl, found.versionNumber ?? 0) }
      : { kind: 'todo', detail: texts.google.oldVersion(found.versionNumber ?? 0, differing) };
  },
  async act(world): Promise<void> {
    const { terminal, texts, know } = world;
    const google = googleOf(world);
    const clasp = claspOf(world);
    const all = await deploymentsOf(world);
    const known =
      all.find((each) => each.deploymentId === google.deploymentId) ??
      all.find(({ versionNumber, description }) => versionNumber !== null && description === DESCRIPTION);
    const { deploymentId } = await terminal.progress(texts.google.deploying, () =>
      asking(world, () => clasp.deploy(google.scriptId, known?.deploymentId ?? null, DESCRIPTION)),
    );
    know({ google: { ...googleOf(world), deploymentId, webAppUrl: null } });
    const webAppUrl = await asking(world, () => clasp.webAppUrl(google.scriptId, deploymentId));
    know({ google: { ...googleOf(world), deploymentId, webAppUrl } });
  },
};

function deploymentsOf(world: World): Promise<readonly ScriptDeployment[]> {
  return asking(world, () => claspOf(world).deployments(googleOf(world).scriptId));
}
