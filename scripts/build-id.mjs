// Which build this is: the version, and a hash of all that the shipped files are made of. The same sources give the same
// id on any machine, with or without git, so parts that were built together can be told from those that were not.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Both products, how they are built, and the versions of the libraries inside them. */
const SOURCES = [
  'apps-script/src',
  'appsscript.json',
  'lambda-bridge/build.mjs',
  'lambda-bridge/contract.ts',
  'lambda-bridge/src',
  'package-lock.json',
  'scripts/build-id.mjs',
  'scripts/build.mjs',
  'scripts/html-pages.mjs',
  'webpack.config.mjs',
];
/** Digits of the hash: enough that two builds of one installation never meet. */
const DIGITS = 10;

/** `0.1.0+1a2b3c4d5e`. @param folder where the project stands */
export function buildId(folder = root) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((each) => filesIn(folder, each)).sort()) {
    hash.update(`${path}\n${sha256(readFileSync(join(folder, path)))}\n`);
  }
  return `${version}+${hash.digest('hex').slice(0, DIGITS)}`;
}

function filesIn(folder, path) {
  if (!statSync(join(folder, path)).isDirectory()) return [path];
  return readdirSync(join(folder, path)).flatMap((name) => filesIn(folder, `${path}/${name}`));
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
