// Cuts an .ics text into components of content lines, so that a broken line spoils its own component only.

export interface ContentLine {
  readonly text: string;
  /** Where it begins in the file, from 1. */
  readonly number: number;
}

export interface IcsComponent {
  /** `VCALENDAR`, `VEVENT`, `VTIMEZONE`… */
  readonly name: string;
  readonly line: number;
  readonly lines: readonly ContentLine[];
  readonly inner: readonly IcsComponent[];
  /** False where the file ends, or an outer component does, before its END. */
  readonly closed: boolean;
}

interface Open {
  readonly name: string;
  readonly line: number;
  readonly lines: ContentLine[];
  readonly inner: IcsComponent[];
}

/** The outermost components. A line outside any component is left out. */
export function readComponents(text: string): readonly IcsComponent[] {
  const root: Open = { name: '', line: 0, lines: [], inner: [] };
  const stack: Open[] = [root];
  const close = (closed: boolean) => {
    const done = stack.pop();
    if (done) stack.at(-1)?.inner.push({ ...done, closed });
  };
  for (const line of unfold(text)) {
    const [, word, name = ''] = /^(BEGIN|END):\s*(\S+)\s*$/i.exec(line.text) ?? [];
    if (word === undefined) stack.at(-1)?.lines.push(line);
    else if (word.toUpperCase() === 'BEGIN') {
      stack.push({ name: name.toUpperCase(), line: line.number, lines: [], inner: [] });
    } else if (stack.some((open) => open.name === name.toUpperCase())) {
      while (stack.at(-1)?.name !== name.toUpperCase()) close(false);
      close(true);
    }
  }
  while (stack.length > 1) close(false);
  return root.inner;
}

/** The raw value of a component's own property without parameters, `X-WR-CALNAME:…`. */
export function lineValue(component: Pick<IcsComponent, 'lines'>, name: string): string | undefined {
  const line = component.lines.find(({ text }) => text.toUpperCase().startsWith(`${name}:`));
  return line?.text.slice(name.length + 1).trim();
}

/** RFC 5545, 3.1: a line that begins with a blank goes on with the one before. */
function unfold(text: string): ContentLine[] {
  const lines: { text: string; number: number }[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(line) && last) last.text += line.slice(1);
    else if (line.trim() !== '') lines.push({ text: line, number: index + 1 });
  }
  return lines;
}
