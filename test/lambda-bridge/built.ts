// The handler as it ships, built from the sources as they stand.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BRIDGE = join(__dirname, '..', '..', 'lambda-bridge');
let path: string | undefined;

/** @returns the absolute path of `handler.mjs`, built once a process */
export function builtHandler(): string {
  if (path !== undefined) return path;
  const built = spawnSync(process.execPath, [join(BRIDGE, 'build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('lambda-bridge/build.mjs failed, see above');
  path = join(BRIDGE, 'dist', 'handler.mjs');
  return path;
}
