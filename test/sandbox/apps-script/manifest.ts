// The pushed project as Apps Script sees it: its script files, the HTML files, and the manifest that says what it may do.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as v from 'valibot';
import type { AdvancedService, ProjectFiles } from './protocol';

const manifestSchema = v.object({
  timeZone: v.string(),
  runtimeVersion: v.literal('V8'),
  oauthScopes: v.optional(v.array(v.string())),
  dependencies: v.optional(
    v.object({
      enabledAdvancedServices: v.optional(
        v.array(v.object({ userSymbol: v.string(), serviceId: v.string(), version: v.string() })),
        [],
      ),
    }),
    { enabledAdvancedServices: [] },
  ),
  webapp: v.optional(
    v.object({
      access: v.picklist(['MYSELF', 'DOMAIN', 'ANYONE', 'ANYONE_ANONYMOUS']),
      executeAs: v.picklist(['USER_DEPLOYING', 'USER_ACCESSING']),
    }),
  ),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;

export interface Project {
  readonly files: ProjectFiles;
  readonly manifest: Manifest;
}

/** A file of a project as the Apps Script API names it: without extension. */
export interface ScriptFile {
  readonly name: string;
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON';
  readonly source: string;
}

/** What a new project holds before anything is pushed. */
export const BLANK_FILES: readonly ScriptFile[] = [
  {
    name: 'appsscript',
    type: 'JSON',
    source: JSON.stringify({ timeZone: 'Asia/Tokyo', dependencies: {}, runtimeVersion: 'V8' }, null, 2),
  },
  { name: 'Code', type: 'SERVER_JS', source: 'function myFunction() {\n\n}\n' },
];

/** @param distDir what clasp pushes. Throws an Error naming the file and the mend. */
export function readProject(distDir: string): Project {
  for (const name of ['Code.js', 'appsscript.json']) {
    if (!existsSync(join(distDir, name))) {
      throw new Error(`${join(distDir, name)} is missing: run "npm run build" first`);
    }
  }
  const html = readdirSync(distDir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  const read = (path: string) => readFileSync(join(distDir, path), 'utf8');
  return projectOf([
    { name: 'appsscript', type: 'JSON', source: read('appsscript.json') },
    { name: 'Code', type: 'SERVER_JS', source: read('Code.js') },
    ...html.map(
      (path): ScriptFile => ({
        name: path.slice(0, -'.html'.length).split(sep).join('/'),
        type: 'HTML',
        source: read(path),
      }),
    ),
  ]);
}

/** Throws an Error naming what in the manifest the sandbox cannot serve. */
export function projectOf(files: readonly ScriptFile[]): Project {
  const manifest = readManifest(files.find(({ type }) => type === 'JSON')?.source ?? '');
  const services = manifest.dependencies.enabledAdvancedServices;
  return {
    manifest,
    files: {
      code: files
        .filter(({ type }) => type === 'SERVER_JS')
        .map(({ source }) => source)
        .join('\n'),
      html: Object.fromEntries(
        files.filter(({ type }) => type === 'HTML').map(({ name, source }) => [name, source]),
      ),
      advancedServices: services.map(({ userSymbol, serviceId, version }): AdvancedService => {
        if (serviceId === 'sheets' && version === 'v4') return { symbol: userSymbol, serviceId };
        if (serviceId === 'calendar' && version === 'v3') return { symbol: userSymbol, serviceId };
        throw new Error(`appsscript.json: the sandbox does not know the service ${serviceId} ${version}`);
      }),
    },
  };
}

function readManifest(text: string): Manifest {
  const parsed = v.safeParse(manifestSchema, JSON.parse(text));
  if (parsed.success) return parsed.output;
  const issues = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'file'}: ${issue.message}`);
  throw new Error(`appsscript.json: ${issues.join('; ')}`);
}
