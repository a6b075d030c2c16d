// A press of a button whose run dies after any of its calls is finished by the next tick, or by the same press again:
// one effect, told once. Before its line is written down nothing has happened, and nobody is told that it had.
import { type Pressed, pressButton } from '../sandbox/visitor';
import { type Toban, withToban } from '../scenario/harness';
import { type Picture, pictureOf } from './picture';
import { Round } from './round';
import { setScenes } from './scenes';

const FULL = process.env.TOBAN_CHAOS === 'full';
const HOUR_MS = 3_600_000;
const YAMADA = 'yamada@msp.example';
/** Properties, lock, and the reading of the spreadsheet: the line is written by the call after them. */
const CALLS_BEFORE_THE_LINE = 3;
/** Far more than a press makes. */
const MANY_CALLS = 20;

/** Many rounds, each of half a real second or more. */
jest.setTimeout(300_000);

interface Play {
  readonly action: 'start' | 'finish' | 'postpone';
  readonly label: 'Start' | 'Finish';
  /** To when it is put off, in minutes of the round. */
  readonly untilMinutes?: number;
  readonly ends: string;
}

const PLAYS: readonly Play[] = [
  { action: 'start', label: 'Start', ends: 'started' },
  { action: 'finish', label: 'Finish', ends: 'done' },
  { action: 'postpone', label: 'Start', untilMinutes: 10, ends: 'open' },
];

type Kill = { readonly killAtCall: number } | { readonly killAfterCall: number };

class Visits {
  private rounds = 0;

  private constructor(
    private readonly toban: Toban,
    private startMs: number,
  ) {}

  static async of(toban: Toban): Promise<Visits> {
    return new Visits(toban, Date.parse((await toban.state()).now));
  }

  /** @param visit what the visitor does with the link, half a minute before a tick */
  async round(play: Play, visit: (link: string, pressed: Pressed) => Promise<void>): Promise<Picture> {
    this.rounds += 1;
    const round = new Round(this.toban, this.rounds, this.startMs);
    this.startMs += HOUR_MS;
    await round.event('Work', 2);
    await round.goTo(4);
    if (play.action === 'finish') await this.toban.act(round.title('Work'), 'acknowledge', 'Sato Ken');
    await round.goBefore(6);
    const link = await this.toban.link(play.label, round.title('Work'));
    const until = play.untilMinutes === undefined ? {} : { until: round.at(play.untilMinutes) };
    await visit(link, { nonce: `nonce-${this.rounds}-of-yamada`, ...until });
    await round.goTo(15);
    const state = await this.toban.state();
    const picture = await pictureOf(round, state);
    await round.end(state, HOUR_MS / 60_000);
    return picture;
  }
}

/** @returns whether the press died */
async function dies(press: () => Promise<unknown>): Promise<boolean> {
  try {
    await press();
    return false;
  } catch (error) {
    if (!String(error).includes('Exceeded maximum execution time')) throw error;
    return true;
  }
}

const kills = Array.from({ length: MANY_CALLS }, (_, index): readonly Kill[] => [
  ...(FULL || index === 0 ? [{ killAtCall: index + 1 }] : []),
  { killAfterCall: index + 1 },
]).flat();

const wasWritten = (kill: Kill) =>
  'killAfterCall' in kill
    ? kill.killAfterCall > CALLS_BEFORE_THE_LINE
    : kill.killAtCall > CALLS_BEFORE_THE_LINE + 1;

describe.each(PLAYS.map((play) => [play.action, play] as const))('%s', (action, play) => {
  test.each([
    ['the visitor goes away', false],
    ['the visitor presses once more', true],
  ])(`dies ${FULL ? 'before and ' : ''}after each of its calls, and %s`, (_, pressesAgain) =>
    withToban({}, async (toban) => {
      await setScenes(toban);
      const visits = await Visits.of(toban);
      const untouched = await visits.round(play, async () => {});
      const undisturbed = await visits.round(play, async (link, pressed) => {
        await pressButton(link, action, YAMADA, pressed);
      });
      expect(undisturbed.states).toEqual({ Work: play.ends });
      expect(undisturbed).not.toEqual(untouched);
      let died = 0;
      for (const kill of kills) {
        let isDead = false;
        const picture = await visits.round(play, async (link, pressed) => {
          const press = () => pressButton(link, action, YAMADA, pressed);
          await toban.break({ page: kill });
          isDead = await dies(press);
          await toban.mend();
          if (isDead && pressesAgain) await press();
        });
        const expected = !isDead || pressesAgain || wasWritten(kill) ? undisturbed : untouched;
        expect({ kill, ...picture }).toEqual({ kill, ...expected });
        if (!isDead) break;
        died += 1;
      }
      expect(died).toBeGreaterThan(CALLS_BEFORE_THE_LINE + 4);
    }),
  );
});
