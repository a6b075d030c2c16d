// What may be said to `npm run doctor`, and what is answered to a mistake.
import { parseArgs } from 'node:util';
import { INSTALLATION_NAME } from '../installation/installation';

export interface DoctorOptions {
  readonly name: string;
  /** Null: as the installation has it, else as the shell's language is. */
  readonly locale: 'ja' | 'en' | null;
  readonly json: boolean;
}

export type CommandLine =
  | { readonly kind: 'run'; readonly options: DoctorOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

export const HELP = `Looks at everything of an installation that the terminal can see. Nothing is changed.

  npm run doctor -- [options]

  --json          lines as JSON: {build, at, sound, lines:[{id, verdict, what, where, mend, link}]}
  --name NAME     of the installation, where there are several (default toban)
  --locale ja|en  language of the lines (default: that of the installation)
  --help          this text

What set-up knows is read from .toban/NAME.json, secrets from AWS. These variables come before it:
PAGERDUTY_TOKEN, PAGERDUTY_API_URL, BRIDGE_URL, BRIDGE_SECRET, WEB_APP_URL.

Exit code: 0 all that could be seen is sound, 1 something is to be mended or could not be reached, 2 unusable options.
What only the spreadsheet sees is left to its menu: Toban → Check set-up.
`;

export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        name: { type: 'string', default: 'toban' },
        locale: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const { json, name, help, locale = null } = values;
    if (help) return { kind: 'help' };
    if (locale !== null && locale !== 'ja' && locale !== 'en')
      return { kind: 'mistake', message: `--locale ${locale}: ja or en` };
    if (!INSTALLATION_NAME.test(name))
      return { kind: 'mistake', message: `--name ${name}: small letters, digits and hyphens, at most 31` };
    return { kind: 'run', options: { name, locale, json } };
  } catch (error) {
    return { kind: 'mistake', message: error instanceof Error ? error.message : String(error) };
  }
}
