// What is deployed, in twelve digits: the handler, this infrastructure and the options that set-up asks for. It is an
// output of the stack, so that whoever deploys sees without a synth whether all of it stands as it is here.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from './options';

const HANDLER = join(__dirname, '..', 'dist', 'handler.mjs');
const DIGITS = 12;

/** @throws where the handler is not built */
export function deploymentId({
  name,
  alarmEmail,
  redundant,
}: Pick<Options, 'name' | 'alarmEmail' | 'redundant'>): string {
  const hash = createHash('sha256').update(JSON.stringify([name, alarmEmail, redundant]));
  const sources = readdirSync(__dirname).filter((file) => file.endsWith('.ts') || file === 'cdk.json');
  for (const path of [HANDLER, ...sources.sort().map((file) => join(__dirname, file))]) {
    hash.update(createHash('sha256').update(readFileSync(path)).digest());
  }
  return hash.digest('hex').slice(0, DIGITS);
}
