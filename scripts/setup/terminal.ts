// How a command speaks with whoever runs it. A person's answers come from a keyboard, a rehearsal's from a script.
import type { PersonAct } from './person';

export interface Question {
  readonly name: string;
  readonly message: string;
  readonly initial?: string;
  /** @returns what is wrong with the answer, or null */
  readonly fault?: (answer: string) => string | null;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Terminal {
  /** One line or several. */
  say(text: string): void;
  /** Something long is under way: told now, and again when it ends. */
  progress<T>(text: string, work: () => Promise<T>): Promise<T>;
  ask(question: Question): Promise<string>;
  /** Not shown while it is typed, and never printed. */
  secret(question: Question): Promise<string>;
  confirm(name: string, message: string, initial: boolean): Promise<boolean>;
  choose(name: string, message: string, choices: readonly Choice[]): Promise<string>;
  chooseSeveral(name: string, message: string, choices: readonly Choice[]): Promise<readonly string[]>;
  /** Says what to do, and waits until it is said to be done. */
  person(act: PersonAct): Promise<void>;
}
