// One Apps Script project as the API keeps it: its newest content, numbered versions of it, deployments that pin one.
import vm from 'node:vm';
import type { ScriptFile } from '../../apps-script/manifest';
import { GoogleApiError } from '../error';

export interface Version {
  readonly versionNumber: number;
  readonly description: string;
  readonly createTime: string;
  readonly files: readonly ScriptFile[];
}

export interface DeploymentRecord {
  readonly deploymentId: string;
  /** Null is the one that every project has: it follows the newest content, and nobody changes it. */
  readonly versionNumber: number | null;
  readonly description: string;
  readonly updateTime: string;
}

export interface ProjectRecord {
  readonly scriptId: string;
  readonly title: string;
  /** Of the spreadsheet that it is bound to. */
  readonly parentId: string | null;
  readonly createTime: string;
  files: readonly ScriptFile[];
  readonly versions: Version[];
  readonly deployments: DeploymentRecord[];
}

export function notFound(): GoogleApiError {
  return new GoogleApiError(404, 'Requested entity was not found.', 'notFound');
}

/** @throws GoogleApiError as the service refuses content: it is taken whole or not at all */
export function checkFiles(files: readonly ScriptFile[]): void {
  const names = new Set(files.map(({ name, type }) => `${type} ${name}`));
  if (names.size < files.length) throw new GoogleApiError(400, 'A file with this name already exists.');
  const manifest = files.find(({ name, type }) => type === 'JSON' && name === 'appsscript');
  if (!manifest) {
    throw new GoogleApiError(400, 'Project contents must include a manifest file named appsscript.');
  }
  try {
    JSON.parse(manifest.source);
  } catch {
    throw new GoogleApiError(400, '"appsscript.json" has errors: Invalid JSON.');
  }
  for (const { name, type, source } of files) if (type === 'SERVER_JS') checkSyntax(name, source);
}

function checkSyntax(name: string, source: string): void {
  try {
    new vm.Script(source, { filename: name });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = /:(\d+)/.exec(error.stack ?? '')?.[1] ?? '1';
    throw new GoogleApiError(400, `Syntax error: SyntaxError: ${error.message} line: ${line} file: ${name}`);
  }
}
