// What was wrong with an .ics file, for a person to read: where it stands, and what became of it.
import { type IcsComponent, lineValue } from './components';

export interface IcsProblem {
  readonly file: string;
  readonly component: string;
  /** Line of the file where the component begins, from 1. */
  readonly line: number;
  readonly uid: string | null;
  readonly reason: string;
}

export class Problems {
  private readonly found: { readonly problem: IcsProblem; readonly lines: Set<number> }[] = [];

  constructor(private readonly file: string) {}

  /** The component was not used. */
  lost(component: IcsComponent, reason: string): void {
    this.add(component, `not imported: ${reason}`);
  }

  /** The component was used all the same; a mistake that other components have too is counted. */
  mended(component: IcsComponent, reason: string): void {
    const known = this.found.find(({ problem }) => problem.reason === reason);
    if (known) known.lines.add(component.line);
    else this.add(component, reason);
  }

  get list(): readonly IcsProblem[] {
    return this.found.map(({ problem, lines }) =>
      lines.size === 1
        ? problem
        : { ...problem, reason: `${problem.reason} (and ${lines.size - 1} more like it)` },
    );
  }

  private add({ name, line, lines }: IcsComponent, reason: string): void {
    const uid = lineValue({ lines }, 'UID') ?? null;
    this.found.push({
      problem: { file: this.file, component: name, line, uid, reason },
      lines: new Set([line]),
    });
  }
}
