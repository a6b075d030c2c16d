// What may be said to `npm run setup`, and what is answered to a mistake.
import { parseArgs } from 'node:util';
import { INSTALLATION_NAME, INSTALLATION_NAME_RULE } from '../installation/installation';

export interface SetUpOptions {
  readonly name: string;
  /** Null: as the installation has it, else as the shell's language is. */
  readonly locale: 'ja' | 'en' | null;
  readonly list: boolean;
  readonly again: string | null;
}

export type CommandLine =
  | { readonly kind: 'run'; readonly options: SetUpOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

export const HELP = `Installs Toban, step by step. What is done is found and passed by: run it again at any time.

  npm run setup -- [options]

  --list          only show what is done and what comes next
  --again STEP    do that step once more, e.g. after a token was exchanged
  --name NAME     of the installation, where there are several (default toban)
  --locale ja|en  language of this command (default: that of the shell)
  --help          this text
`;

export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        list: { type: 'boolean', default: false },
        again: { type: 'string' },
        name: { type: 'string', default: 'toban' },
        locale: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const { locale = null } = values;
    if (locale !== null && locale !== 'ja' && locale !== 'en') {
      return { kind: 'mistake', message: `--locale ${locale}: ja or en` };
    }
    if (!INSTALLATION_NAME.test(values.name)) {
      return { kind: 'mistake', message: `--name ${values.name}: ${INSTALLATION_NAME_RULE}` };
    }
    const { list, name, again = null } = values;
    return { kind: 'run', options: { name, locale, list, again } };
  } catch (error) {
    return { kind: 'mistake', message: error instanceof Error ? error.message : String(error) };
  }
}
