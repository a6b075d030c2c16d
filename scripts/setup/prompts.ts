// A person at a terminal.
import { checkbox, confirm, input, password, select } from '@inquirer/prompts';
import type { SetUpTexts } from '../i18n/texts';
import { runTool } from '../services/run-tool';
import { describeAct } from './describe-act';
import type { Choice, Question, Terminal } from './terminal';

/** @param shell where a login of another tool runs */
export function promptingTerminal(
  texts: SetUpTexts,
  shell: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Terminal {
  const validated =
    ({ fault }: Question) =>
    (answer: string) =>
      fault?.(answer.trim()) ?? true;
  const named = (choices: readonly Choice[]) => choices.map(({ value, label }) => ({ value, name: label }));
  return {
    say: (text) => console.log(text),
    async progress(text, work) {
      console.log(texts.begun(text));
      const startedMs = Date.now();
      const result = await work();
      console.log(texts.ended(text, Math.round((Date.now() - startedMs) / 1_000)));
      return result;
    },
    ask: async (question) => {
      const { message, initial } = question;
      const answer = await input({
        message,
        ...(initial === undefined ? {} : { default: initial }),
        validate: validated(question),
      });
      return answer.trim();
    },
    secret: async (question) =>
      (await password({ message: question.message, mask: '*', validate: validated(question) })).trim(),
    confirm: (_name, message, initial) => confirm({ message, default: initial }),
    choose: (_name, message, choices) => select({ message, choices: named(choices) }),
    chooseSeveral: (_name, message, choices) => checkbox({ message, choices: named(choices) }),
    async person(act) {
      console.log(describeAct(act, texts));
      if (act.kind === 'logInToGoogle') {
        await runTool(act.command, act.args, { ...shell, interactive: true });
        return;
      }
      await input({ message: texts.pressEnter });
    },
  };
}
