// The script as an earlier run of set-up left it at Google, without the time that clasp takes.
import { join } from 'node:path';
import { readScriptFiles } from '../../../scripts/services/script-files';
import type { ScriptFile } from '../../sandbox/apps-script/manifest';
import type { Company } from './company';

/** Bound to the spreadsheet, pushed as it is built, deployed, and known to the installation. */
export function pushed(company: Company) {
  const { studio, spreadsheetId, url } = company.sandbox;
  const project = studio.create('Toban', spreadsheetId);
  studio.push(project, built(company.root));
  const { versionNumber } = studio.addVersion(project, '');
  const { deploymentId } = studio.deploy(project, null, versionNumber, 'Toban');
  const { scriptId } = project;
  const google = { scriptId, spreadsheetId, deploymentId, webAppUrl: `${url}/webapp/exec`, connected: null };
  company.installation = { ...company.installation, google };
  return { project, google };
}

function built(root: string): readonly ScriptFile[] {
  return [...readScriptFiles(join(root, 'apps-script/dist'))].map(([path, source]) => {
    const name = path.replace(/\.[^.]+$/, '');
    const type = path.endsWith('.json') ? 'JSON' : path.endsWith('.html') ? 'HTML' : 'SERVER_JS';
    return { name, type, source };
  });
}
