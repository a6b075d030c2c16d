// clasp as this checkout has it, working in a folder of the installation: the project file of the repository stays as it
// is, and what clasp pulls by itself lands on nothing of ours.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ClaspSaidNo } from './clasp-says';
import { runTool, type ToolResult } from './run-tool';
import { readScriptFiles, type ScriptFiles } from './script-files';

const CLI = 'node_modules/@google/clasp/build/src/index.js';
const PROJECT_FILE = '.clasp.json';
const CONTENT = 'content';

const userSchema = v.object({ loggedIn: v.boolean(), email: v.optional(v.nullable(v.string()), null) });
const deploymentSchema = v.object({
  deploymentId: v.string(),
  /** Absent from the one that follows the newest content. */
  versionNumber: v.optional(v.nullable(v.number()), null),
  description: v.optional(v.nullable(v.string()), null),
});
export type ScriptDeployment = v.InferOutput<typeof deploymentSchema>;

export interface MadeScript {
  readonly scriptId: string;
  readonly spreadsheetId: string;
}

export interface ClaspOptions {
  /** Of the checkout. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of this installation, for clasp alone. */
  readonly folder: string;
}

export class Clasp {
  private readonly env: Readonly<Record<string, string | undefined>>;

  constructor(private readonly options: ClaspOptions) {
    // Another project's settings in the shell must not decide what is sent, and where.
    const { clasp_config_project: _project, clasp_config_ignore: _ignore, ...env } = options.env;
    this.env = env;
  }

  /** What a person types, where `npx` finds this checkout's clasp. */
  static readonly LOGIN = { command: 'npx', args: ['clasp', 'login'] } as const;

  /** Whether there is a login; the address is null where Google no longer takes it, or did not answer. */
  async user(): Promise<{ readonly loggedIn: boolean; readonly email: string | null }> {
    return this.json(['show-authorized-user'], null, userSchema);
  }

  /** @throws ClaspSaidNo: `notFound` where there is no such script */
  deployments(scriptId: string): Promise<readonly ScriptDeployment[]> {
    return this.json(['list-deployments'], scriptId, v.array(deploymentSchema));
  }

  /**
   * A script bound to a spreadsheet. clasp tells of both as soon as they are there, and fails later if at all: what it
   * told counts.
   * @param spreadsheetId null: a new one
   * @throws ClaspSaidNo
   */
  async createScript(title: string, spreadsheetId: string | null): Promise<MadeScript> {
    const folder = this.project('new', null);
    const where = spreadsheetId === null ? ['--type', 'sheets'] : ['--parentId', spreadsheetId];
    const args = ['create-script', ...where, '--title', title, '--rootDir', CONTENT];
    const result = await this.run(folder, args);
    const scriptId = /script\.google\.com\/d\/([\w-]+)/.exec(result.stdout)?.[1];
    const parent = spreadsheetId ?? /drive\.google\.com\/open\?id=([\w-]+)/.exec(result.stdout)?.[1];
    if (scriptId === undefined || parent === undefined) throw refusal('create-script', result);
    return { scriptId, spreadsheetId: parent };
  }

  /**
   * Sends the files of a folder, and them alone. What arrived is for the caller to look at.
   * @throws ClaspSaidNo
   */
  async push(scriptId: string, from: string): Promise<void> {
    const folder = this.project('sent', scriptId);
    cpSync(from, join(folder, CONTENT), { recursive: true });
    await this.json(['push', '--force'], scriptId, v.array(v.string()), folder);
  }

  /** @param versionNumber null: the newest content @throws ClaspSaidNo */
  async files(scriptId: string, versionNumber: number | null): Promise<ScriptFiles> {
    const folder = this.project('found', scriptId);
    const version = versionNumber === null ? [] : ['--versionNumber', String(versionNumber)];
    await this.json(['pull', ...version], scriptId, v.object({ pulledFiles: v.array(v.string()) }), folder);
    return readScriptFiles(join(folder, CONTENT));
  }

  /** A new version, and the deployment that pins it. @param deploymentId null: a new address @throws ClaspSaidNo */
  async deploy(
    scriptId: string,
    deploymentId: string | null,
    description: string,
  ): Promise<ScriptDeployment> {
    const command = deploymentId === null ? ['create-deployment'] : ['update-deployment', deploymentId];
    return this.json([...command, '--description', description], scriptId, deploymentSchema);
  }

  /** The `/exec` address, as Google has it. @throws ClaspSaidNo where the deployment is no web app */
  async webAppUrl(scriptId: string, deploymentId: string): Promise<string> {
    // Not a terminal: it prints the address and opens nothing.
    const result = await this.run(this.project('asked', scriptId), ['open-web-app', deploymentId]);
    const url = /https?:\/\/\S+\/exec/.exec(result.stdout)?.[0];
    if (url === undefined) throw refusal('open-web-app', result);
    return url;
  }

  /** An answer that is not in the form is a refusal, even where the exit code is 0. */
  private async json<T>(
    args: readonly string[],
    scriptId: string | null,
    schema: v.GenericSchema<unknown, T>,
    folder = this.project('asked', scriptId),
  ): Promise<T> {
    const result = await this.run(folder, [...args, '--json']);
    const parsed = v.safeParse(schema, fromJson(result.stdout));
    if (result.code === 0 && parsed.success) return parsed.output;
    throw refusal(args[0] ?? '', result);
  }

  private run(folder: string, args: readonly string[]): Promise<ToolResult> {
    const cli = join(this.options.root, CLI);
    const project = ['--project', join(folder, PROJECT_FILE)];
    return runTool(process.execPath, [cli, ...args, ...project], { cwd: folder, env: this.env });
  }

  /** A folder with a project file and no content: nothing of an earlier run is taken for what this one brings. */
  private project(name: string, scriptId: string | null): string {
    const folder = join(this.options.folder, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, CONTENT), { recursive: true });
    const file = { rootDir: CONTENT, ...(scriptId === null ? {} : { scriptId }) };
    writeFileSync(join(folder, PROJECT_FILE), JSON.stringify(file));
    return folder;
  }
}

function refusal(command: string, { stderr, stdout }: ToolResult): ClaspSaidNo {
  const said = stderr.trim() === '' ? stdout : stderr;
  return new ClaspSaidNo(command, said.trim().split('\n').at(-1) ?? '');
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
