// A person whose answers stand in a list; what was said to them is kept. An unexpected question fails the test.
import type { PersonAct } from '../../../scripts/setup/person';
import type { Question, Terminal } from '../../../scripts/setup/terminal';

export interface ScriptedTerminal extends Terminal {
  readonly said: string[];
  readonly acts: PersonAct[];
}

/** @param answers by the name of the question @param onAct what the person does when asked to */
export function scriptedTerminal(
  answers: Readonly<Record<string, string>>,
  onAct: (act: PersonAct) => void | Promise<void> = () => undefined,
): ScriptedTerminal {
  const said: string[] = [];
  const acts: PersonAct[] = [];
  const answer = (name: string, fault?: Question['fault']): string => {
    const given = answers[name];
    if (given === undefined) throw new Error(`nobody expected the question ${name}`);
    const wrong = fault?.(given) ?? null;
    if (wrong !== null) throw new Error(`the answer to ${name} is refused: ${wrong}`);
    return given;
  };
  return {
    said,
    acts,
    say: (text) => {
      said.push(text);
    },
    progress: (text, work) => {
      said.push(text);
      return work();
    },
    ask: async ({ name, fault }) => answer(name, fault),
    secret: async ({ name, fault }) => answer(name, fault),
    confirm: async (name) => answer(name) === 'yes',
    choose: async (name, _message, choices) => {
      const wanted = answer(name);
      const found = choices.find(({ value, label }) => value === wanted || label === wanted);
      if (!found) throw new Error(`${name} offers ${choices.map(({ label }) => label).join(', ')}`);
      return found.value;
    },
    chooseSeveral: async (name, _message, choices) => {
      const wanted = answer(name).split(' ');
      return choices.filter(({ value }) => wanted.includes(value)).map(({ value }) => value);
    },
    async person(act) {
      acts.push(act);
      await onAct(act);
    },
  };
}
