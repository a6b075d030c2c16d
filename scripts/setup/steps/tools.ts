// What this machine needs: Node, the packages of this checkout, and both products built.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../npm';
import type { Look, Step } from '../step';
import type { World } from '../world';

const NODE_MAJOR = 20;
const PACKAGES = ['@google/clasp', 'aws-cdk', 'aws-cdk-lib', 'esbuild', 'webpack'];
const BUILT = [
  'apps-script/dist/Code.js',
  'apps-script/dist/appsscript.json',
  'lambda-bridge/dist/handler.mjs',
];

export const tools: Step = {
  id: 'tools',
  title: ({ texts }) => texts.titles.tools,
  async look({ root, texts }): Promise<Look> {
    const major = Number(process.versions.node.split('.')[0]);
    if (major < NODE_MAJOR)
      return { kind: 'todo', detail: texts.tools.oldNode(process.versions.node, NODE_MAJOR) };
    const lacking = PACKAGES.filter((name) => !existsSync(join(root, 'node_modules', name)));
    if (lacking.length > 0) return { kind: 'todo', detail: texts.tools.packagesLacking(lacking) };
    const unbuilt = BUILT.filter((path) => !existsSync(join(root, path)));
    if (unbuilt.length > 0) return { kind: 'todo', detail: texts.tools.unbuilt(unbuilt) };
    return { kind: 'done', detail: texts.tools.ready(process.versions.node) };
  },
  async act(world: World): Promise<void> {
    await world.terminal.progress(world.texts.tools.building, () =>
      runNpm(world, ['run', '--silent', 'build']),
    );
  },
};
