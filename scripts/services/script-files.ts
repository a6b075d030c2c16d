// A script's files, here and at Google, and what tells them apart: exit codes of clasp do not.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Path below the folder, with slashes → content. */
export type ScriptFiles = ReadonlyMap<string, string>;

const MANIFEST = 'appsscript.json';
/** What clasp sends; anything else that lies there is no part of a script. */
const KINDS = /\.(js|gs|html)$/;

export function readScriptFiles(folder: string): ScriptFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(folder, name)).isFile() && (name === MANIFEST || KINDS.test(name)),
  );
  return new Map(names.map((name) => [name.split(sep).join('/'), readFileSync(join(folder, name), 'utf8')]));
}

/** Names of files that are lacking, too many, or different; the manifest counts by what it says, not by its spaces. */
export function differingFiles(one: ScriptFiles, other: ScriptFiles): readonly string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => meaning(name, one) !== meaning(name, other)).sort();
}

function meaning(name: string, files: ScriptFiles): string | undefined {
  const content = files.get(name);
  if (content === undefined || name !== MANIFEST) return content;
  try {
    return JSON.stringify(sorted(JSON.parse(content)));
  } catch {
    return content;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
