// What may be said to `npm run cost` on the command line, and what is answered to a mistake.
import { parseArgs } from 'node:util';
import { EXCHANGE } from './prices';

export interface CostOptions {
  /** A month. */
  readonly tasks: number;
  readonly yenPerDollar: number;
}

export type CommandLine =
  | { readonly kind: 'cost'; readonly options: CostOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

const DEFAULT_TASKS = 10_000;
const MAX_TASKS = 10_000_000;
const MAX_YEN = 10_000;

export const HELP = `What Toban costs a month on AWS in Tokyo, from measured operations and a dated price table.

  npm run cost -- [options]

  --tasks N             tasks a month, 1 to ${MAX_TASKS.toLocaleString('en')} (default ${DEFAULT_TASKS}; 1,000, 10,000 and 100,000 are always shown)
  --yen-per-dollar N    exchange rate (default ${EXCHANGE.yenPerDollar}, of ${EXCHANGE.asOf})
  --help                this text
`;

class Mistake extends Error {}

/** @param args what stands behind the script's name */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const given = readTokens(args);
    if (given.help) return { kind: 'help' };
    const { tasks, yenPerDollar } = given;
    return {
      kind: 'cost',
      options: {
        tasks: tasks === undefined ? DEFAULT_TASKS : tasksIn(tasks),
        yenPerDollar: yenPerDollar === undefined ? EXCHANGE.yenPerDollar : yenIn(yenPerDollar),
      },
    };
  } catch (error) {
    if (error instanceof Mistake) return { kind: 'mistake', message: error.message };
    throw error;
  }
}

interface Given {
  help: boolean;
  tasks?: string;
  yenPerDollar?: string;
}

const FIELDS = new Map<string, 'tasks' | 'yenPerDollar'>([
  ['tasks', 'tasks'],
  ['yen-per-dollar', 'yenPerDollar'],
]);

function readTokens(args: readonly string[]): Given {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      tasks: { type: 'string' },
      'yen-per-dollar': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const given: Given = { help: false };
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      throw new Mistake(`"${token.value}" belongs to no option; say it like --tasks 10000`);
    }
    const { name, rawName, value } = token;
    const field = FIELDS.get(name);
    if (name === 'help') given.help = true;
    else if (field === undefined) {
      throw new Mistake(`${rawName} is not known; allowed are --tasks, --yen-per-dollar and --help`);
    } else if (value === undefined || value === '') throw new Mistake(`${rawName} needs a value; see --help`);
    else if (given[field] !== undefined) throw new Mistake(`${rawName} is given twice; say it once`);
    else given[field] = value;
  }
  return given;
}

function tasksIn(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= MAX_TASKS)) {
    throw new Mistake(
      `--tasks "${text}" must be a whole number from 1 to ${MAX_TASKS}, without separators: --tasks 10000`,
    );
  }
  return value;
}

function yenIn(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= MAX_YEN)) {
    throw new Mistake(
      `--yen-per-dollar "${text}" must be a number above 0, up to ${MAX_YEN}: --yen-per-dollar 150.5`,
    );
  }
  return value;
}
