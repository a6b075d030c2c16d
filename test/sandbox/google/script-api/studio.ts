// Where the projects of the account live, and whom a push or a deployment reaches: the Apps Script that the sandbox runs.
import { BLANK_FILES, projectOf, type ScriptFile } from '../../apps-script/manifest';
import { type DeploymentRecord, notFound, type ProjectRecord, type Version } from './project';

export interface StudioOptions {
  readonly nowMs: () => number;
  /** The spreadsheet whose bound project the sandbox runs. */
  readonly spreadsheetId: string;
  readonly push: (files: readonly ScriptFile[]) => void;
  /** Null where the deployment is gone. */
  readonly deploy: (files: readonly ScriptFile[] | null) => void;
  readonly webAppUrl: string;
}

export class Studio {
  readonly projects: ProjectRecord[] = [];
  private made = 0;

  constructor(private readonly options: StudioOptions) {}

  create(title: string, parentId: string | null): ProjectRecord {
    const createTime = this.now();
    const project: ProjectRecord = {
      scriptId: this.id('1sandboxScript'),
      title,
      parentId,
      createTime,
      files: BLANK_FILES,
      versions: [],
      deployments: [],
    };
    project.deployments.push({
      deploymentId: this.id('AKfycbHead'),
      versionNumber: null,
      description: '',
      updateTime: createTime,
    });
    this.projects.push(project);
    return project;
  }

  /** @throws GoogleApiError */
  project(scriptId: string | undefined): ProjectRecord {
    const found = this.projects.find((each) => each.scriptId === scriptId);
    if (!found) throw notFound();
    return found;
  }

  /** As when its spreadsheet was deleted for good. */
  remove(scriptId: string): void {
    const index = this.projects.findIndex((each) => each.scriptId === scriptId);
    if (index >= 0) this.projects.splice(index, 1);
  }

  push(project: ProjectRecord, files: readonly ScriptFile[]): void {
    project.files = files;
    if (this.runs(project)) this.options.push(files);
  }

  addVersion(project: ProjectRecord, description: string): Version {
    const { files } = project;
    const versionNumber = project.versions.length + 1;
    const version = { versionNumber, description, createTime: this.now(), files };
    project.versions.push(version);
    return version;
  }

  /** @param deploymentId null: a new one */
  deploy(
    project: ProjectRecord,
    deploymentId: string | null,
    versionNumber: number,
    description: string,
  ): DeploymentRecord {
    const record = {
      deploymentId: deploymentId ?? this.id('AKfycbSandbox'),
      versionNumber,
      description,
      updateTime: this.now(),
    };
    const index = project.deployments.findIndex((each) => each.deploymentId === deploymentId);
    if (index < 0) project.deployments.push(record);
    else project.deployments[index] = record;
    if (this.runs(project)) this.options.deploy(this.filesOf(project, record));
    return record;
  }

  undeploy(project: ProjectRecord, deploymentId: string): void {
    const index = project.deployments.findIndex((each) => each.deploymentId === deploymentId);
    project.deployments.splice(index, 1);
    if (this.runs(project)) this.options.deploy(null);
  }

  webAppOf(project: ProjectRecord, record: DeploymentRecord): unknown {
    const { webapp } = projectOf(this.filesOf(project, record)).manifest;
    if (!webapp) return null;
    const url = this.runs(project)
      ? this.options.webAppUrl
      : `https://script.google.com/macros/s/${record.deploymentId}/exec`;
    return {
      url: record.versionNumber === null ? url.replace(/exec$/, 'dev') : url,
      entryPointConfig: webapp,
    };
  }

  private filesOf(project: ProjectRecord, { versionNumber }: DeploymentRecord): readonly ScriptFile[] {
    return project.versions.find((each) => each.versionNumber === versionNumber)?.files ?? project.files;
  }

  private runs(project: ProjectRecord): boolean {
    return project.parentId === this.options.spreadsheetId;
  }

  private now(): string {
    return new Date(this.options.nowMs()).toISOString();
  }

  private id(prefix: string): string {
    this.made += 1;
    return `${prefix}${String(this.made).padStart(4, '0')}`;
  }
}
