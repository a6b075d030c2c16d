// The block of `NAME=value` lines that set-up prints and an administrator pastes: taken whole, or not at all.
import { faultOfProperty, PROPERTY_NAMES, type PropertyFault } from './properties';
import { trimmed } from './typed/cell';

export interface BlockProblem {
  /** Counts from 1. */
  readonly line: number;
  /** Null where the line has none that can be shown: it may be a secret that lost its name. */
  readonly name: string | null;
  readonly kind: PropertyFault | 'form' | 'unknown' | 'twice';
}

export interface Block {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly BlockProblem[];
}

const LINE = /^(?:export\s+)?([A-Za-z_]+)\s*=\s*(.*)$/s;
const QUOTED = /^(["'])(.*)\1$/s;

/** Empty lines and lines that begin with # say nothing. */
export function readBlock(text: string): Block {
  const values: Record<string, string> = {};
  const problems: BlockProblem[] = [];
  text.split(/\r\n|\r|\n/).forEach((typed, index) => {
    const content = trimmed(typed);
    if (content === '' || content.startsWith('#')) return;
    const line = index + 1;
    const [, written = '', rest = ''] = LINE.exec(content) ?? [];
    const name = PROPERTY_NAMES.find((each) => each === written);
    if (name === undefined) {
      const isName = /^[A-Z]+(_[A-Z]+)+$/.test(written);
      problems.push({ line, name: isName ? written : null, kind: isName ? 'unknown' : 'form' });
      return;
    }
    const value = trimmed(QUOTED.exec(rest)?.[2] ?? rest);
    const fault = name in values ? 'twice' : faultOfProperty(name, value);
    if (fault !== null) problems.push({ line, name, kind: fault });
    values[name] = value;
  });
  return { values, problems };
}
