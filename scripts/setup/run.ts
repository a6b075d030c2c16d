// Goes through the steps in order. A step that is done is passed by, the first that cannot be done ends the run; the
// next run comes by the same way and finds what was done.
import { StepFailed } from './failure';
import type { Look, Step } from './step';
import { asking } from './steps/trouble';
import type { World } from './world';

export interface Wish {
  /** Only look, and say what is done and what comes next. */
  readonly list: boolean;
  /** Id of a step to be done again though it is done: a token was exchanged, another channel is wanted. */
  readonly again: string | null;
}

/** @returns whether every step is done */
export async function runSteps(steps: readonly Step[], world: World, wish: Wish): Promise<boolean> {
  const { terminal, texts } = world;
  for (const [index, step] of steps.entries()) {
    const place = texts.place(index + 1, steps.length, step.title(world));
    try {
      const found = await asking(world, () => step.look(world));
      const isWished = step.id === wish.again;
      if (found.kind === 'done' && !isWished) {
        terminal.say(texts.isDone(place, found.detail));
        continue;
      }
      terminal.say(texts.isNext(place, found.detail));
      if (wish.list) {
        for (const later of steps.slice(index + 1)) terminal.say(texts.isLater(later.title(world)));
        return false;
      }
      await asking(world, () => step.act(world));
      terminal.say(texts.isDone(place, (await confirmDone(step, world)).detail));
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      terminal.say(texts.failed(place, error.message, error.mend));
      return false;
    }
  }
  terminal.say(texts.allDone);
  return true;
}

/** @throws StepFailed where the step did not bring what it was to bring */
async function confirmDone(step: Step, world: World): Promise<Look> {
  const after = await asking(world, () => step.look(world));
  if (after.kind === 'done') return after;
  throw new StepFailed(world.texts.stillLacking(after.detail), world.texts.runAgain);
}
