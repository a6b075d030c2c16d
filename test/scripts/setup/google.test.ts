// The script comes to Google by the real clasp: logged in, made, sent, deployed; what runs then is what was sent. Each
// time that Google or clasp lets it down, the next run says so and goes on.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployment } from '../../../scripts/setup/steps/deployment';
import { googleLogin } from '../../../scripts/setup/steps/google-login';
import { push } from '../../../scripts/setup/steps/push';
import { spreadsheet } from '../../../scripts/setup/steps/spreadsheet';
import { BLANK_FILES } from '../../sandbox/apps-script/manifest';
import { OWNER_EMAIL } from '../../sandbox/company';
import { GoogleApiError } from '../../sandbox/google/error';
import { type Company, lastWords, openCompany } from './company';
import { pushed } from './pushed';

/** clasp needs a second or more to begin, and a step calls it several times. */
jest.setTimeout(120_000);

let company: Company;
beforeEach(async () => {
  company = await openCompany('none');
});
afterEach(() => company.close());

function complaints(): readonly string[] {
  return company.sandbox.journal.complaints.map(({ text }) => text);
}

test('a login that is over and a switch that is off are each told, and mended by the person', async () => {
  const { clasp, sandbox } = company;
  clasp.logIn('over');
  sandbox.scriptApi.trouble.isLoginOver = true;
  sandbox.scriptApi.trouble.isApiOn = false;
  company.onAct = ({ kind }) => {
    if (kind === 'enableAppsScriptApi') sandbox.scriptApi.trouble.isApiOn = true;
    if (kind !== 'logInToGoogle') return;
    sandbox.scriptApi.trouble.isLoginOver = false;
    clasp.logIn();
  };
  expect(await company.run(googleLogin)).toBe(true);
  expect(company.terminal.said[0]).toContain('the login of clasp is over');
  expect(company.terminal.acts.map(({ kind }) => kind)).toEqual(['logInToGoogle', 'enableAppsScriptApi']);
  expect(company.terminal.said.at(-2)).toContain(`logged in as ${OWNER_EMAIL}`);
});

test('what is sent is what runs, the page runs what is deployed, and its address stays', async () => {
  const { clasp, sandbox, root } = company;
  clasp.logIn();
  for (const step of [spreadsheet, push, deployment]) expect(await company.run(step)).toBe(true);
  const { google } = company.installation;
  expect(google).toMatchObject({
    spreadsheetId: sandbox.spreadsheetId,
    webAppUrl: `${sandbox.url}/webapp/exec`,
  });
  const opened = await sandbox.clock.complete(() => sandbox.script.run('onOpen', [], { kind: 'simple' }));
  expect(opened.outcome.kind).toBe('completed');

  appendFileSync(join(root, 'apps-script/dist/Code.js'), '\nfunction newlyBuilt() { return 1 }\n');
  expect(await company.run(push)).toBe(true);
  expect(company.terminal.said[0]).toContain('not the same at Google as here:\n    Code.js');
  const functions = async (code: 'head' | 'deployed') =>
    (await sandbox.clock.complete(() => sandbox.script.run('onOpen', [], { kind: 'simple', code })))
      .functions;
  expect(await functions('head')).toContain('newlyBuilt');
  expect(await functions('deployed')).not.toContain('newlyBuilt');
  expect(await company.run(deployment)).toBe(true);
  expect(company.terminal.said[0]).toContain('version 1 is deployed, and differs from what is built here');
  expect(await functions('deployed')).toContain('newlyBuilt');
  expect(company.installation.google).toEqual(google);
  expect(sandbox.studio.projects[0]?.deployments).toHaveLength(2);
  expect(complaints()).toEqual([]);
});

test('a run that broke off after the spreadsheet was made asks before it makes another', async () => {
  const { clasp, sandbox } = company;
  clasp.logIn();
  const { failing } = sandbox.scriptApi.trouble;
  failing.set('script.projects.create', new GoogleApiError(503, 'Backend Error'));
  expect(await company.run(spreadsheet)).toBe(false);
  expect(lastWords(company)).toContain(
    'look in Google Drive whether a spreadsheet "Toban" was made all the same',
  );
  failing.clear();
  const spreadsheetAddress = `https://docs.google.com/spreadsheets/d/${sandbox.spreadsheetId}/edit#gid=0`;
  expect(await company.run(spreadsheet, { spreadsheet: 'existing', spreadsheetAddress })).toBe(true);
  expect(company.terminal.said[0]).toContain('began to make a spreadsheet and broke off');
  expect(sandbox.studio.projects.map(({ parentId }) => parentId)).toEqual([sandbox.spreadsheetId]);
  expect(company.installation.begun).toEqual({});
});

test('a script or a deployment that is gone is told, and made anew only by a wish', async () => {
  const { clasp, sandbox } = company;
  clasp.logIn();
  const { project, google } = pushed(company);
  sandbox.studio.undeploy(project, google.deploymentId);
  await company.run(deployment);
  expect(company.terminal.said[0]).toContain('the links in older cards end');
  expect(company.installation.google?.deploymentId).not.toBe(google.deploymentId);

  sandbox.studio.remove(google.scriptId);
  expect(await company.run(push)).toBe(false);
  expect(lastWords(company)).toContain('restore it from the bin of Google Drive');
  expect(await company.run(spreadsheet)).toBe(true);
  expect(company.terminal.said[0]).toContain('a new one begins with an empty ledger');
});

test('a push that ended well and left something out is no success', async () => {
  const { clasp, sandbox } = company;
  clasp.logIn();
  sandbox.studio.push(pushed(company).project, BLANK_FILES);
  const { push: keep } = sandbox.studio;
  sandbox.studio.push = (project, files) =>
    keep.call(
      sandbox.studio,
      project,
      files.filter(({ type }) => type !== 'HTML'),
    );
  expect(await company.run(push)).toBe(false);
  expect(lastWords(company)).toMatch(/not the same at Google as here:[\s\S]*start\.html/);
});
