// Ticks that come late, twice or over one another; changes that are made though their answers are lost; answers that
// are garbage: the next ticks find what has become of it, and nobody sees a difference.
import { expectNoDifference, fault } from './compare';
import type { Disturb } from './stage';

/** Many rounds, each of half a real second or more. */
jest.setTimeout(300_000);

const FOR_ONE_TICK = 'PT50S';

/** Three ticks are so slow, the first of them perhaps fired twice. */
const slow =
  (latency: string, again?: string): Disturb =>
  async (round) => {
    await round.toban.break({ tick: { latency, ...(again ? { again } : {}) } });
    await round.goTo(7.5);
    await round.toban.mend();
  };

test('the trigger fires late, twice, and while a run is under way', () =>
  expectNoDifference(
    {
      late: fault({ tick: { late: 'PT40S' } }),
      'as late as the next': fault({ tick: { late: 'PT60S' } }),
      'twice at once': fault({ tick: { again: 'PT0S' } }),
      twice: fault({ tick: { again: 'PT2S' } }),
      'twice, and the second waits for the lock': fault({ tick: { again: 'PT2S', latency: 'PT1S' } }),
      'twice, and the second goes without the lock': slow('PT3S', 'PT2S'),
      'each run longer than a minute': slow('PT7S'),
    },
    { trouble: /holds the lock|taken too long already/ },
  ));

test('PagerDuty acts, and its answer is lost', () =>
  expectNoDifference(
    {
      'the first': fault({ pagerduty: { loseAnswers: 1 } }),
      'the first three': fault({ pagerduty: { loseAnswers: 3 } }),
      'the first, as 502': fault({ pagerduty: { loseAnswers: 1, lostAs: 502 } }),
      'the first three, as 502': fault({ pagerduty: { loseAnswers: 3, lostAs: 502 } }),
      'all of two ticks': fault({ pagerduty: { loseAnswers: 8, lostAs: 504 } }),
      'all, broken off': fault({ pagerduty: { garbage: 'cut', for: FOR_ONE_TICK } }),
    },
    { trouble: /PagerDuty/ },
  ));

test('the sheet is written though the write failed, and the bridge posts though its answer is lost', () =>
  expectNoDifference(
    {
      'the intents': fault({ sheet: { failAfterApply: 1 } }),
      'every write of two ticks': fault({ sheet: { failAfterApply: 2 } }),
      'the bridge': fault({ bridge: { loseAnswers: 2 } }),
      'the bridge, as 504': fault({ bridge: { loseAnswers: 2, lostAs: 504 } }),
      'the bridge, broken off': fault({ bridge: { garbage: 'cut', for: FOR_ONE_TICK } }),
    },
    { trouble: /Backend Error|bridge/ },
  ));
