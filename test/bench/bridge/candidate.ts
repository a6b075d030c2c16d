// What is measured: the shipped bundle, and the baseline built from its sources the same way.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

export interface Candidate {
  readonly name: 'Toban' | 'baseline';
  /** Absolute path of its bundle. */
  readonly handlerPath: string;
}

const BASELINE = join(__dirname, '..', 'baseline');
const INSTALL = 'npm ci --prefix test/bench/baseline';

/** esbuild leaves `require` in an ES module for libraries that are none. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

export const TOBAN: Candidate = {
  name: 'Toban',
  handlerPath: join(__dirname, '..', '..', '..', 'lambda-bridge', 'dist', 'handler.mjs'),
};

/** Installs what the baseline needs where it is not there. @returns null, and a line that says so, where it cannot */
export function buildBaseline(dir: string): Candidate | null {
  if (!existsSync(join(BASELINE, 'node_modules', '.package-lock.json'))) {
    console.log(`Installing what the baseline is made of, once, outside Toban's own install: ${INSTALL}\n`);
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', BASELINE];
    const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) {
      console.log(`That failed, so the baseline's figures are left out. By hand: ${INSTALL}\n`);
      return null;
    }
  }
  const handlerPath = join(dir, 'baseline.mjs');
  buildSync({
    entryPoints: [join(BASELINE, 'src', 'handler.ts')],
    outfile: handlerPath,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
  });
  return { name: 'baseline', handlerPath };
}

/** KB as 1,000 bytes, as it lies in the function's archive and as it is downloaded. */
export function sizeOf({ handlerPath }: Candidate): { readonly kb: number; readonly gzipKb: number } {
  const bundle = readFileSync(handlerPath);
  return { kb: bundle.length / 1_000, gzipKb: gzipSync(bundle).length / 1_000 };
}
