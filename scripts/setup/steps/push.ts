// The script at Google is the one that is built here. clasp ends well also where it sent nothing: so the look, before
// and after, reads back what Google has.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { differingFiles, readScriptFiles } from '../../services/script-files';
import { runNpm } from '../npm';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { claspOf, googleOf } from './clasp-of';
import { asking } from './trouble';

const BUILT = 'apps-script/dist';

export const push: Step = {
  id: 'push',
  title: ({ texts }) => texts.titles.push,
  async look(world): Promise<Look> {
    const { texts } = world;
    if (!existsSync(builtFolder(world))) return { kind: 'todo', detail: texts.tools.unbuilt([BUILT]) };
    const differing = await differingAt(world, null);
    return differing.length === 0
      ? { kind: 'done', detail: texts.google.pushed(readScriptFiles(builtFolder(world)).size) }
      : { kind: 'todo', detail: texts.google.notPushed(differing) };
  },
  async act(world): Promise<void> {
    const { terminal, texts } = world;
    const { scriptId } = googleOf(world);
    await terminal.progress(texts.tools.building, () => runNpm(world, ['run', '--silent', 'build']));
    await terminal.progress(texts.google.pushing, () =>
      asking(world, () => claspOf(world).push(scriptId, builtFolder(world))),
    );
  },
};

/**
 * Files that are not as they are built here.
 * @param versionNumber null: in the newest content
 */
export async function differingAt(world: World, versionNumber: number | null): Promise<readonly string[]> {
  const { scriptId } = googleOf(world);
  const found = await asking(world, () => claspOf(world).files(scriptId, versionNumber));
  return differingFiles(readScriptFiles(builtFolder(world)), found);
}

function builtFolder({ root }: World): string {
  return join(root, BUILT);
}
