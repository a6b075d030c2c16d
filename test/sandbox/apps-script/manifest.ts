// The pushed project as Apps Script sees it: Code.js, the HTML files, and the manifest that says what it may do.
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

/** @param distDir what clasp pushes. Throws an Error naming the file and the mend. */
export function readProject(distDir: string): Project {
  for (const name of ['Code.js', 'appsscript.json']) {
    if (!existsSync(join(distDir, name))) {
      throw new Error(`${join(distDir, name)} is missing: run "npm run build" first`);
    }
  }
  const manifest = readManifest(join(distDir, 'appsscript.json'));
  const services = manifest.dependencies.enabledAdvancedServices;
  return {
    manifest,
    files: {
      code: readFileSync(join(distDir, 'Code.js'), 'utf8'),
      html: readHtml(distDir),
      advancedServices: services.map(({ userSymbol, serviceId, version }): AdvancedService => {
        if (serviceId === 'sheets' && version === 'v4') return { symbol: userSymbol, serviceId };
        if (serviceId === 'calendar' && version === 'v3') return { symbol: userSymbol, serviceId };
        throw new Error(`appsscript.json: the sandbox does not know the service ${serviceId} ${version}`);
      }),
    },
  };
}

function readManifest(path: string): Manifest {
  const parsed = v.safeParse(manifestSchema, JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.output;
  const issues = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'file'}: ${issue.message}`);
  throw new Error(`${path}: ${issues.join('; ')}`);
}

function readHtml(distDir: string): Record<string, string> {
  const paths = readdirSync(distDir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  return Object.fromEntries(
    paths.map((path) => [
      path.slice(0, -'.html'.length).split(sep).join('/'),
      readFileSync(join(distDir, path), 'utf8'),
    ]),
  );
}
