// Two versions of the code can run: the newest pushed one under triggers and the menu, that of the deployment at `/exec`.
import {
  BLANK_FILES,
  type Manifest,
  type Project,
  projectOf,
  readProject,
  type ScriptFile,
} from './manifest';
import { WorkerPool } from './script-worker';

export interface CodeVersion {
  readonly manifest: Manifest;
  readonly pool: WorkerPool;
}

export class CodeVersions {
  head: CodeVersion;
  /** Undefined: `/exec` shows nothing yet. */
  deployed: CodeVersion | undefined;
  private readonly made = new Set<WorkerPool>();

  /** @param distDir pushed and deployed from the start; null: a blank project without a deployment */
  constructor(
    distDir: string | null,
    private readonly clock: SharedArrayBuffer,
    private readonly computeLimitMs: number,
  ) {
    this.head = this.version(distDir === null ? projectOf(BLANK_FILES) : readProject(distDir));
    this.deployed = distDir === null ? undefined : this.head;
  }

  /** Throws where the code is no script, or the manifest asks for what the sandbox has not. */
  push(files: readonly ScriptFile[]): void {
    const before = this.head;
    this.head = this.version(projectOf(files));
    this.retire(before);
  }

  /** @param files of the version that the deployment pins; null where the deployment is gone */
  deploy(files: readonly ScriptFile[] | null): void {
    const before = this.deployed;
    this.deployed = files === null ? undefined : this.version(projectOf(files));
    this.retire(before);
  }

  async close(): Promise<void> {
    await Promise.all([...this.made].map((pool) => pool.close()));
  }

  private version({ manifest, files }: Project): CodeVersion {
    const pool = new WorkerPool(files, this.clock, this.computeLimitMs);
    this.made.add(pool);
    return { manifest, pool };
  }

  private retire(version: CodeVersion | undefined): void {
    if (version && version !== this.head && version !== this.deployed) void version.pool.close();
  }
}
