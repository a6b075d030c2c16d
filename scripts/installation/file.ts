// The file that holds what is known of the installation. Written whole or not at all, readable by its owner only.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Installation, parseInstallation } from './installation';

const OWNER_ONLY = 0o600;
const OWNER_FOLDER = 0o700;

/** @returns null where there is none yet @throws InstallationUnreadable */
export function readInstallation(path: string): Installation | null {
  let json: string;
  try {
    json = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return parseInstallation(json, path);
}

export function writeInstallation(path: string, installation: Installation): void {
  mkdirSync(dirname(path), { recursive: true, mode: OWNER_FOLDER });
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(installation, null, 2)}\n`, { mode: OWNER_ONLY });
  renameSync(fresh, path);
}
