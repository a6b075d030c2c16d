// npm, run in the checkout.
import { runTool } from '../services/run-tool';
import { StepFailed } from './failure';
import type { World } from './world';

/** @throws StepFailed with the last lines of what npm said */
export async function runNpm({ root, env, texts }: World, args: readonly string[]): Promise<void> {
  const { code, tail } = await runTool('npm', args, { cwd: root, env });
  if (code !== 0) throw new StepFailed(`npm ${args.join(' ')}: ${tail}`, texts.tools.npmMend);
}
