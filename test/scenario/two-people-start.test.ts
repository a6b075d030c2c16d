// Two people press Start at the same moment: one of them starts, and the other is told who it was.
import { CALENDAR, withToban } from './harness';

const TITLE = 'Check the backup';

test('of two people who press Start at once, one starts and everybody hears of that one alone', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: TITLE, at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT12M');

    const answers = await Promise.all(
      ['yamada', 'sato'].map((name) => toban.click('Start', TITLE, `${name}@msp.example`)),
    );
    await toban.advance('PT2M');

    const starter = answers.find((answer) => answer.case === 'youStarted')?.who;
    expect(answers.map((answer) => answer.case).sort()).toEqual(['started', 'youStarted']);
    expect(answers.map((answer) => answer.who)).toEqual([starter, starter]);
    expect(await toban.row(TITLE)).toMatchObject({ State: 'started', Who: starter });
    const { lines } = await toban.card(TITLE);
    expect(lines.map(({ text }) => text)).toEqual([expect.stringContaining(String(starter))]);
  }));
