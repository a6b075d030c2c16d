// What was wrong with an .ics file, for a person to read: where it stands, and what became of it.
import type { IcsComponent } from './components';
import { lineValue } from './zones';

export interface IcsProblem {
  readonly file: string;
  readonly component: string;
  /** Line of the file where the component begins, from 1. */
  readonly line: number;
  readonly uid: string | null;
  readonly reason: string;
}

export class Problems {
  private readonly found: { readonly problem: IcsProblem; more: number }[] = [];

  constructor(private readonly file: string) {}

  /** The component was not used. */
  lost(component: IcsComponent, reason: string): void {
    this.found.push({ problem: this.problem(component, `not imported: ${reason}`), more: 0 });
  }

  /** The component was used all the same; a mistake that comes again is counted. */
  mended(component: IcsComponent, reason: string): void {
    const known = this.found.find(({ problem }) => problem.reason === reason);
    if (known) known.more += 1;
    else this.found.push({ problem: this.problem(component, reason), more: 0 });
  }

  get list(): readonly IcsProblem[] {
    return this.found.map(({ problem, more }) =>
      more === 0 ? problem : { ...problem, reason: `${problem.reason} (and ${more} more like it)` },
    );
  }

  private problem(component: IcsComponent, reason: string): IcsProblem {
    const { name, line } = component;
    return { file: this.file, component: name, line, uid: lineValue(component, 'UID') ?? null, reason };
  }
}
