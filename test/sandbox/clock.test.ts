// The virtual clock: order, tokens, and that nothing hangs or fails unheard.
import { VirtualClock } from './clock';

const START = Date.UTC(2026, 10, 24, 9);

/** Some turns of the real event loop, so that a wrong leap of the clock would have happened. */
async function realTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('advanceTo', () => {
  test('runs timers by time, then by the order in which they were set', async () => {
    const clock = new VirtualClock(START);
    const ran: string[] = [];
    clock.at(START + 2_000, () => void ran.push(`late ${clock.nowMs - START}`));
    clock.at(START + 1_000, () => void ran.push(`first ${clock.nowMs - START}`));
    clock.at(START + 1_000, () => void ran.push(`second ${clock.nowMs - START}`));
    clock.at(START + 9_000, () => void ran.push('not due'));
    await clock.advanceTo(START + 5_000);
    expect(ran).toEqual(['first 1000', 'second 1000', 'late 2000']);
    expect(clock.nowMs).toBe(START + 5_000);
  });

  test('runs a timer that is due exactly at the target, and one set meanwhile', async () => {
    const clock = new VirtualClock(START);
    const ran: number[] = [];
    clock.at(START + 1_000, () => {
      clock.at(START + 2_000, () => void ran.push(clock.nowMs - START));
    });
    await clock.advanceTo(START + 2_000);
    expect(ran).toEqual([2_000]);
  });

  test('never runs a cancelled timer, and never goes back', async () => {
    const clock = new VirtualClock(START);
    const ran: string[] = [];
    clock.at(START + 1_000, () => void ran.push('cancelled')).cancel();
    await clock.advanceTo(START + 5_000);
    await clock.advanceTo(START + 1_000);
    clock.at(START, () => void ran.push(`overdue at ${clock.nowMs - START}`));
    await clock.advanceTo(START + 5_000);
    expect(ran).toEqual(['overdue at 5000']);
  });

  test('stands still while an activity works, however long that takes', async () => {
    const clock = new VirtualClock(START);
    let finish = (): void => undefined;
    let seenMs = 0;
    clock.at(START + 1_000, async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      seenMs = clock.nowMs;
    });
    const advance = clock.advanceTo(START + 60_000);
    await realTurns();
    expect(clock.nowMs).toBe(START + 1_000);
    finish();
    await advance;
    expect(seenMs).toBe(START + 1_000);
  });

  test('stands still too for what begins in the turn in which the last activity ends', async () => {
    const clock = new VirtualClock(START);
    let seenMs = 0;
    let late: Promise<void> | undefined;
    const begin = async (): Promise<void> => {
      for (let turn = 0; turn < 20; turn += 1) await null;
      await clock.busy(async () => {
        await realTurns();
        seenMs = clock.nowMs;
      });
    };
    clock.at(START + 1_000, () => {
      late = begin();
    });
    clock.at(START + 2_000, () => undefined);
    await clock.advanceTo(START + 3_000);
    await late;
    expect(seenMs).toBe(START + 1_000);
  });

  test('two sleepers wake in the order of their times, and each sees its own', async () => {
    const clock = new VirtualClock(START);
    const woke: string[] = [];
    for (const [name, ms] of [
      ['slow', 3_000],
      ['fast', 1_000],
    ] as const) {
      clock.at(START, async () => {
        await clock.sleep(ms);
        woke.push(`${name} ${clock.nowMs - START}`);
      });
    }
    await clock.advanceTo(START + 10_000);
    expect(woke).toEqual(['fast 1000', 'slow 3000']);
  });

  test('what a timer throws reaches whoever moves the clock, once', async () => {
    const clock = new VirtualClock(START);
    clock.at(START + 1_000, async () => {
      await clock.sleep(1_000);
      throw new TypeError('broken timer');
    });
    await expect(clock.advanceTo(START + 10_000)).rejects.toThrow(TypeError);
    expect(clock.nowMs).toBe(START + 2_000);
    await clock.advanceTo(START + 10_000);
    expect(clock.nowMs).toBe(START + 10_000);
  });

  test('is refused inside an activity, where it would wait for itself', async () => {
    const clock = new VirtualClock(START);
    clock.at(START + 1_000, () => clock.advanceTo(START + 2_000));
    await expect(clock.advanceTo(START + 3_000)).rejects.toThrow('inside an activity');
  });

  test('a time that is no number is refused where it is set', () => {
    expect(() => new VirtualClock(START).at(Number.NaN, () => undefined)).toThrow(RangeError);
  });
});

describe('complete', () => {
  test('moves the clock only as far as the activity sleeps, running what is due on the way', async () => {
    const clock = new VirtualClock(START);
    const ran: number[] = [];
    clock.at(START + 500, () => void ran.push(500));
    clock.at(START + 5_000, () => void ran.push(5_000));
    const answer = await clock.complete(async () => {
      await clock.sleep(1_000);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(clock.nowMs).toBe(START + 1_000);
    expect(ran).toEqual([500]);
  });

  test('says so when nothing can ever wake the activity', async () => {
    const clock = new VirtualClock(START);
    await expect(clock.complete(() => clock.waitFor(() => undefined))).rejects.toThrow('no timer will bring');
    await clock.advanceTo(START + 1_000);
    expect(clock.nowMs).toBe(START + 1_000);
  });

  test("throws the activity's own error", async () => {
    const clock = new VirtualClock(START);
    const failing = clock.complete(async () => {
      await clock.sleep(1_000);
      throw new SyntaxError('activity broke');
    });
    await expect(failing).rejects.toThrow(SyntaxError);
    await clock.settled();
  });

  test('answers within an advance that is under way, not after it', async () => {
    const clock = new VirtualClock(START);
    let answeredMs = 0;
    let answer: Promise<void> | undefined;
    clock.at(START + 1_000, () => {
      // From a turn of its own, as a request over a socket would come.
      setImmediate(() => {
        answer = clock
          .complete(() => clock.sleep(1_000))
          .then(() => {
            answeredMs = clock.nowMs;
          });
        clock.release();
      });
      clock.take();
    });
    clock.at(START + 3_000, async () => {
      await answer;
    });
    await clock.advanceTo(START + 60_000);
    expect(answeredMs).toBeGreaterThanOrEqual(START + 2_000);
    expect(answeredMs).toBeLessThanOrEqual(START + 3_000);
  });
});

describe('all', () => {
  test('runs branches side by side in virtual time and keeps their order', async () => {
    const clock = new VirtualClock(START);
    const results = await clock.complete(() =>
      clock.all([3_000, 1_000, 2_000].map((ms) => () => clock.sleep(ms).then(() => ms))),
    );
    expect(results).toEqual([3_000, 1_000, 2_000]);
    expect(clock.nowMs).toBe(START + 3_000);
  });

  test('a branch that throws leaves no token behind, after the others have ended', async () => {
    const clock = new VirtualClock(START);
    const ended: string[] = [];
    const failing = clock.complete(() =>
      clock.all([
        () => Promise.reject(new EvalError('branch broke')),
        () => clock.sleep(5_000).then(() => void ended.push('slow')),
      ]),
    );
    await expect(failing).rejects.toThrow(EvalError);
    expect(ended).toEqual(['slow']);
    await clock.settled();
    await clock.advanceTo(START + 10_000);
    expect(clock.nowMs).toBe(START + 10_000);
  });

  test('of no branches ends at once', async () => {
    const clock = new VirtualClock(START);
    expect(await clock.complete(() => clock.all([]))).toEqual([]);
  });
});

describe('tokens', () => {
  test("a watcher hears of the activity's own waits and not of those inside it", async () => {
    const clock = new VirtualClock(START);
    const heard: string[] = [];
    const activity = clock.busy(
      async () => {
        await clock.sleep(1_000);
        heard.push('working');
        await clock.busy(async () => undefined);
      },
      (waiting) => heard.push(waiting ? 'waits' : 'works again'),
    );
    await clock.advanceTo(START + 2_000);
    await activity;
    expect(heard).toEqual(['waits', 'works again', 'working']);
  });

  test('a wake that comes before the wait is a wait of no time', async () => {
    const clock = new VirtualClock(START);
    const heard: boolean[] = [];
    await clock.busy(
      () => clock.waitFor((wake) => wake()),
      (waiting) => heard.push(waiting),
    );
    expect(heard).toEqual([]);
    await clock.settled();
  });

  test('releasing what was never taken is an error', () => {
    expect(() => new VirtualClock(START).release()).toThrow('more tokens');
  });
});
