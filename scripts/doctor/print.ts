// The doctor's lines for people: what is wrong first, with its mend below it.
import { styleText } from 'node:util';
import type { Line, Verdict } from '../../apps-script/src/core/checkup/line';

const SIGNS: Readonly<Record<Verdict, string>> = { bad: '✗', warning: '!', unknown: '?', ok: '✓' };
const COLOURS = { bad: 'red', warning: 'yellow', unknown: 'gray', ok: 'green' } as const;

/** @param coloured whether a terminal shows it */
export function printed(lines: readonly Line[], coloured: boolean): string {
  const sign = ({ verdict }: Line) =>
    coloured ? styleText(COLOURS[verdict], SIGNS[verdict], { validateStream: false }) : SIGNS[verdict];
  return lines
    .map((line) => {
      const { what, where, mend, link } = line;
      const further = [mend === null ? [] : [`→ ${mend}`], link === null ? [] : [link]].flat();
      return [`${sign(line)} ${where} — ${what}`, ...further.map((each) => `    ${each}`)].join('\n');
    })
    .join('\n');
}
