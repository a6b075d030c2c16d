// Two ticks in a row die, each at any of its calls: the third finishes what both have begun.
import { withToban } from '../scenario/harness';
import { FULL, SAMPLED } from './compare';
import { BUSY, setScenes } from './scenes';
import { Stage } from './stage';

/** Many rounds, each of half a real second or more. */
jest.setTimeout(FULL ? 1_800_000 : 300_000);

test(`two ticks die, one after the other${SAMPLED}: ${BUSY.name}`, () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/PagerDuty answered 503/);
    await setScenes(toban);
    const stage = await Stage.of(toban);
    const undisturbed = await stage.undisturbed(BUSY);
    const calls = undisturbed.calls.map((_, index) => index + 1);
    const pairs = calls.flatMap((first) => calls.map((second) => ({ first, second })));
    for (const { first, second } of pairs.filter(
      ({ first: one, second: two }) => FULL || (3 * one + two) % 20 === 0,
    )) {
      const { picture } = await stage.disturbed(BUSY, async (round) => {
        await toban.break({ tick: { killAfterCall: first } });
        await round.goTo(BUSY.tickAt + 0.5);
        await toban.break({ tick: { killAfterCall: second } });
      });
      expect({ first, second, ...picture }).toEqual({ first, second, ...undisturbed.picture });
    }
  }));
