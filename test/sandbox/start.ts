// `npm start`: builds what is not built, starts everything, prints one address, and ends cleanly with Ctrl-C.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ensureBuilt } from './build';
import type { IcsFile } from './calendar-intake';
import { DEFAULT_PORT, HELP, readCommandLine, type StartOptions } from './options';
import { choosePort } from './port';
import { Sandbox } from './sandbox';

const BAD_USAGE = 2;

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}

function readFiles(paths: readonly string[]): IcsFile[] {
  return paths.map((path) => {
    try {
      return { name: basename(path), text: readFileSync(path, 'utf8') };
    } catch (error) {
      return fail(`--calendar ${path} cannot be read: ${(error as Error).message}`, BAD_USAGE);
    }
  });
}

async function start(options: StartOptions): Promise<void> {
  const files = readFiles(options.calendars);
  const choice = await choosePort(options.port);
  if (choice.kind === 'taken') fail(choice.message, BAD_USAGE);
  if (options.port === undefined && choice.port !== DEFAULT_PORT) {
    console.log(`Port ${DEFAULT_PORT} is in use; taking ${choice.port} instead.`);
  }
  ensureBuilt();
  const sandbox = await Sandbox.start({
    calendars: files.length > 0 ? files : 'example',
    atMs: options.atMs ?? thisMinuteMs(),
    speed: options.speed,
    port: choice.port,
    locale: options.locale,
  });
  for (const { file, reason } of sandbox.intake.problems) console.log(`${file}: ${reason}`);
  console.log(`Toban's sandbox is at ${sandbox.url}`);
  console.log(`Its clock stands at ${new Date(sandbox.clock.nowMs).toISOString()}. Stop it with Ctrl-C.`);
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

function thisMinuteMs(): number {
  return Math.floor(Date.now() / 60_000) * 60_000;
}

const commandLine = readCommandLine(process.argv.slice(2));
if (commandLine.kind === 'help') console.log(HELP);
else if (commandLine.kind === 'mistake') fail(commandLine.message, BAD_USAGE);
else
  start(commandLine.options).catch((error: unknown) =>
    fail(`The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`, 1),
  );
