// The methods of the Apps Script API that clasp calls, each over the projects that it has made.
import type { ScriptFile } from '../../apps-script/manifest';
import { GoogleApiError } from '../error';
import { checkFiles, type DeploymentRecord, notFound, type ProjectRecord } from './project';
import type { Studio } from './studio';

export interface Asked {
  /** Ids out of the path, in order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Route {
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly answer: (studio: Studio, asked: Asked) => unknown;
}

const PROJECT = '^/v1/projects/([^/]+)';

export const ROUTES: readonly Route[] = [
  {
    id: 'script.projects.create',
    method: 'POST',
    pattern: /^\/v1\/projects$/,
    answer: (studio, { body }) => renderProject(studio.create(text(body.title), optional(body.parentId))),
  },
  {
    id: 'script.projects.get',
    method: 'GET',
    pattern: new RegExp(`${PROJECT}$`),
    answer: (studio, { ids: [id] }) => renderProject(studio.project(id)),
  },
  {
    id: 'script.projects.getContent',
    method: 'GET',
    pattern: new RegExp(`${PROJECT}/content$`),
    answer: (studio, { ids: [id], query }) => {
      const project = studio.project(id);
      const wanted = query.get('versionNumber');
      const files = wanted === null ? project.files : version(project, Number(wanted)).files;
      return { scriptId: project.scriptId, files };
    },
  },
  {
    id: 'script.projects.updateContent',
    method: 'PUT',
    pattern: new RegExp(`${PROJECT}/content$`),
    answer: (studio, { ids: [id], body }) => {
      const project = studio.project(id);
      const files = (body.files ?? []) as readonly ScriptFile[];
      checkFiles(files);
      studio.push(project, files);
      return { scriptId: project.scriptId, files };
    },
  },
  {
    id: 'script.projects.versions.create',
    method: 'POST',
    pattern: new RegExp(`${PROJECT}/versions$`),
    answer: (studio, { ids: [id], body }) => {
      const project = studio.project(id);
      const made = studio.addVersion(project, text(body.description));
      return renderVersion(project, made.versionNumber);
    },
  },
  {
    id: 'script.projects.versions.list',
    method: 'GET',
    pattern: new RegExp(`${PROJECT}/versions$`),
    answer: (studio, { ids: [id] }) => {
      const project = studio.project(id);
      return { versions: project.versions.map(({ versionNumber }) => renderVersion(project, versionNumber)) };
    },
  },
  {
    id: 'script.projects.deployments.create',
    method: 'POST',
    pattern: new RegExp(`${PROJECT}/deployments$`),
    answer: (studio, { ids: [id], body }) => {
      const project = studio.project(id);
      const { versionNumber } = version(project, Number(body.versionNumber));
      return renderDeployment(
        studio,
        project,
        studio.deploy(project, null, versionNumber, text(body.description)),
      );
    },
  },
  {
    id: 'script.projects.deployments.update',
    method: 'PUT',
    pattern: new RegExp(`${PROJECT}/deployments/([^/]+)$`),
    answer: (studio, { ids: [id, deploymentId], body }) => {
      const project = studio.project(id);
      const before = deployment(project, deploymentId);
      if (before.versionNumber === null) {
        throw new GoogleApiError(400, 'Read-only deployments may not be modified.');
      }
      const config = (body.deploymentConfig ?? {}) as Readonly<Record<string, unknown>>;
      const { versionNumber } = version(project, Number(config.versionNumber));
      const after = studio.deploy(project, before.deploymentId, versionNumber, text(config.description));
      return renderDeployment(studio, project, after);
    },
  },
  {
    id: 'script.projects.deployments.get',
    method: 'GET',
    pattern: new RegExp(`${PROJECT}/deployments/([^/]+)$`),
    answer: (studio, { ids: [id, deploymentId] }) => {
      const project = studio.project(id);
      return renderDeployment(studio, project, deployment(project, deploymentId));
    },
  },
  {
    id: 'script.projects.deployments.list',
    method: 'GET',
    pattern: new RegExp(`${PROJECT}/deployments$`),
    answer: (studio, { ids: [id] }) => {
      const project = studio.project(id);
      return { deployments: project.deployments.map((each) => renderDeployment(studio, project, each)) };
    },
  },
  {
    id: 'script.projects.deployments.delete',
    method: 'DELETE',
    pattern: new RegExp(`${PROJECT}/deployments/([^/]+)$`),
    answer: (studio, { ids: [id, deploymentId] }) => {
      const project = studio.project(id);
      studio.undeploy(project, deployment(project, deploymentId).deploymentId);
      return {};
    },
  },
];

function version(project: ProjectRecord, versionNumber: number) {
  const found = project.versions.find((each) => each.versionNumber === versionNumber);
  if (!found) throw notFound();
  return found;
}

function deployment(project: ProjectRecord, deploymentId: string | undefined): DeploymentRecord {
  const found = project.deployments.find((each) => each.deploymentId === deploymentId);
  if (!found) throw notFound();
  return found;
}

function renderProject({ scriptId, title, parentId, createTime }: ProjectRecord): unknown {
  return { scriptId, title, createTime, updateTime: createTime, ...(parentId === null ? {} : { parentId }) };
}

function renderVersion(project: ProjectRecord, versionNumber: number): unknown {
  const { scriptId } = project;
  const { description, createTime } = version(project, versionNumber);
  return { scriptId, versionNumber, createTime, ...(description === '' ? {} : { description }) };
}

/** A web app is an entry point only where the manifest of that version has one. */
function renderDeployment(studio: Studio, project: ProjectRecord, record: DeploymentRecord): unknown {
  const { deploymentId, versionNumber, description, updateTime } = record;
  const webApp = studio.webAppOf(project, record);
  return {
    deploymentId,
    deploymentConfig: {
      scriptId: project.scriptId,
      manifestFileName: 'appsscript',
      ...(versionNumber === null ? {} : { versionNumber }),
      ...(description === '' ? {} : { description }),
    },
    updateTime,
    ...(webApp === null ? {} : { entryPoints: [{ entryPointType: 'WEB_APP', webApp }] }),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function optional(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
