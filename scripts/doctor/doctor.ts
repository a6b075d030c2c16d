// `npm run doctor`: what is wrong with an installation, as far as the terminal sees it. It only wires.
import { join } from 'node:path';
import { textsOf } from '../../apps-script/src/i18n/catalogue';
import { buildId } from '../build-id.mjs';
import { localeOf } from '../i18n/catalogue';
import { readInstallation } from '../installation/file';
import { InstallationUnreadable, newInstallation, parameterPrefix } from '../installation/installation';
import { ssmSecrets } from '../services/aws/ssm-secrets';
import { awsConnection } from '../setup/steps/aws-connection';
import { examine } from './examine';
import { HELP, readCommandLine } from './options';
import { printed } from './print';

const ROOT = join(__dirname, '..', '..');
const SOUND = 0;
const UNSOUND = 1;
const MISUSED = 2;

async function main(): Promise<number> {
  const line = readCommandLine(process.argv.slice(2));
  if (line.kind === 'help') {
    console.log(HELP);
    return SOUND;
  }
  if (line.kind === 'mistake') {
    console.error(`${line.message}\n\n${HELP}`);
    return MISUSED;
  }
  const { name, locale, json } = line.options;
  const { env } = process;
  const installation = readInstallation(join(ROOT, '.toban', `${name}.json`));
  const own = installation ?? newInstallation(name, localeOf(env));
  const connection = () => awsConnection({ env, installation: () => own });
  const secrets = ssmSecrets(parameterPrefix(own), connection);
  const texts = textsOf(locale ?? own.locale).check;
  const examined = await examine({ installation, secrets, env, build: buildId(ROOT) }, texts);
  if (json) console.log(JSON.stringify(examined, null, 2));
  else console.log(printed(examined.lines, process.stdout.isTTY && !env.NO_COLOR));
  return examined.sound ? SOUND : UNSOUND;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof InstallationUnreadable ? error.message : error);
    process.exitCode = UNSOUND;
  },
);
