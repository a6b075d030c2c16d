// `npm run setup`: from a clone to a running system, step by step. It only wires.
import { join } from 'node:path';
import { localeOf, textsOf } from '../i18n/catalogue';
import { readInstallation, writeInstallation } from '../installation/file';
import { InstallationUnreadable, newInstallation, parameterPrefix } from '../installation/installation';
import { ssmSecrets } from '../services/aws/ssm-secrets';
import { HELP, readCommandLine, type SetUpOptions } from './options';
import { promptingTerminal } from './prompts';
import { runSteps } from './run';
import { STEPS } from './steps';
import { awsConnection } from './steps/aws-connection';
import { realTime } from './time';
import type { World } from './world';

const ROOT = join(__dirname, '..', '..');
/** Exit codes: everything is done; something is left to do; the command line cannot be used. */
const DONE = 0;
const LEFT = 1;
const MISUSED = 2;

async function main(): Promise<number> {
  const line = readCommandLine(process.argv.slice(2));
  if (line.kind === 'help') {
    console.log(HELP);
    return DONE;
  }
  if (line.kind === 'mistake') {
    console.error(`${line.message}\n\n${HELP}`);
    return MISUSED;
  }
  const { options } = line;
  const world = openWorld(options);
  const known = STEPS.map(({ id }) => id);
  if (options.again !== null && !known.includes(options.again)) {
    console.error(world.texts.noSuchStep(options.again, known));
    return MISUSED;
  }
  try {
    return (await runSteps(STEPS, world, options)) ? DONE : LEFT;
  } catch (error) {
    // Ctrl-C at a question.
    if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
    console.log(world.texts.broken);
    return LEFT;
  }
}

/** @throws InstallationUnreadable */
function openWorld({ name, locale }: SetUpOptions): World {
  const stateFolder = join(ROOT, '.toban');
  const path = join(stateFolder, `${name}.json`);
  let installation = readInstallation(path) ?? newInstallation(name, locale ?? localeOf(process.env));
  const texts = textsOf(locale ?? installation.locale);
  const { env } = process;
  return {
    root: ROOT,
    env,
    stateFolder,
    time: realTime,
    terminal: promptingTerminal(texts, { cwd: ROOT, env }),
    texts,
    installation: () => installation,
    know(news) {
      installation = { ...installation, ...news };
      writeInstallation(path, installation);
    },
    secrets: ssmSecrets(parameterPrefix(installation), () =>
      awsConnection({ env, installation: () => installation }),
    ),
  };
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isOurs = error instanceof InstallationUnreadable;
    console.error(isOurs ? error.message : error);
    process.exitCode = LEFT;
  },
);
