// A tick that dies before or after any of its calls is finished by the next: in the end nobody sees a difference.
// The calls are those that the undisturbed tick makes, so a new one is covered by itself. To die before a call is to die
// after the one before it, as far as anybody outside can tell, and reads change nothing; TOBAN_CHAOS=full tries all.
import { withToban } from '../scenario/harness';
import { FULL } from './compare';
import { SCENES, setScenes } from './scenes';
import { type Played, Stage } from './stage';

/** Many rounds, each of half a real second or more. */
jest.setTimeout(300_000);

interface Kill {
  readonly killAtCall?: number;
  readonly killAfterCall?: number;
}

/** To die after one of these is to die before it: nothing outside has changed. */
const READS = /Lock|getProperties|batchGet/;

function killsOf({ calls }: Played): Kill[] {
  return calls.flatMap(({ method }, index): Kill[] => [
    ...(FULL || index === 0 ? [{ killAtCall: index + 1 }] : []),
    ...(FULL || !READS.test(method) ? [{ killAfterCall: index + 1 }] : []),
  ]);
}

test.each(SCENES.map((scene) => [scene.name, scene] as const))(
  `a tick dies ${FULL ? 'before and after each of its calls' : 'after each call that changes something (TOBAN_CHAOS=full: before and after every one)'}: %s`,
  (_, scene) =>
    withToban({}, async (toban) => {
      toban.expectTrouble(/PagerDuty answered 503/);
      await setScenes(toban);
      const stage = await Stage.of(toban);
      const undisturbed = await stage.undisturbed(scene);
      for (const kill of killsOf(undisturbed)) {
        const { picture, killed } = await stage.disturbed(scene, () => toban.break({ tick: kill }));
        expect({ kill, killed, ...picture }).toEqual({ kill, killed: 1, ...undisturbed.picture });
      }
    }),
);
