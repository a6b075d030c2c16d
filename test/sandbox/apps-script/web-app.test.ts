// The web app over HTTP: who gets in, what a GET runs, and what google.script.run may call.
import type { HttpResponse } from '../http';
import { OWNER, push, type Rig } from './rig';
import { WebApp } from './web-app';

const CODE = `
  function doGet(e) {
    console.log('doGet');
    if (e.parameter.fail) throw new Error('broken <b>');
    if (e.parameter.text) return ContentService.createTextOutput('{"a":1}').setMimeType(ContentService.MimeType.JSON);
    if (e.parameter.nothing) return;
    if (e.parameter.wrong) return 'text';
    return HtmlService.createHtmlOutput('<p></script>' + JSON.stringify(e) + Session.getActiveUser().getEmail() + '</p>')
      .setTitle('Start & go').addMetaTag('viewport', 'width=device-width');
  }
  function doPost(e) { return HtmlService.createHtmlOutput(JSON.stringify([e.parameter, e.postData.contents])); }
  function add(a, b) { return a + b; }
  function who() { return [Session.getActiveUser().getEmail(), Session.getActiveUserLocale()]; }
  function dated() { return {at: new Date()}; }
  function fails() { throw new Error('no'); }
  function secret_() { return 'secret'; }
`;

const SATO = { email: 'sato@msp.example', locale: 'ja' };
const ORIGIN = 'http://127.0.0.1:3000';
const FRAME = 'http://127.0.0.1:3001';

let open: Rig | undefined;
afterEach(() => open?.close());

function deploy(access: string, code = CODE): WebApp {
  open = push(code, { manifest: { webapp: { access, executeAs: 'USER_DEPLOYING' } } });
  return new WebApp({ script: open.script, owner: OWNER, users: [OWNER, SATO], frameOrigin: () => FRAME });
}

interface Init {
  readonly method?: string;
  readonly user?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

function visit(
  app: WebApp,
  path: string,
  { method = 'GET', user, body = '', headers = {} }: Init = {},
): Promise<HttpResponse> {
  const cookie = user ? { cookie: `other=1; sandbox_account=${encodeURIComponent(user)}` } : {};
  const request = { method, url: ORIGIN + path, headers: { ...cookie, ...headers }, body: Buffer.from(body) };
  return (open as Rig).clock.complete(() => app.handler(request));
}

async function call(app: WebApp, functionName: string, args: unknown[], init: Init = {}): Promise<unknown> {
  const body = JSON.stringify({ functionName, args });
  const response = await visit(app, '/webapp/run', { method: 'POST', user: SATO.email, ...init, body });
  return JSON.parse(response.body);
}

/** The script's page, which the outer page carries as data. */
function pageOf({ body }: HttpResponse): { html: string; functions: string[] } {
  const data = /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(body)?.[1];
  return JSON.parse(data ?? '{}').page;
}

test('a page comes inside a sandboxed frame of another origin, with what it may call', async () => {
  const response = await visit(deploy('DOMAIN'), '/webapp/exec/deep?t=a&t=b&u=%E5%BD%93', {
    user: SATO.email,
  });
  expect(response.status).toBe(200);
  expect(response.headers).toMatchObject({ 'x-frame-options': 'SAMEORIGIN' });
  expect(response.body).toContain(
    '<title>Start &amp; go</title><meta name="viewport" content="width=device-width">',
  );
  expect(response.body).toContain(`src="${FRAME}/webapp/panel?outer=http%3A%2F%2F127.0.0.1%3A3000"`);
  expect(response.body).toMatch(/sandbox="[^"]*allow-scripts/);
  const { html, functions } = pageOf(response);
  expect(functions).toEqual(['doGet', 'doPost', 'add', 'who', 'dated', 'fails']);
  expect(html).toContain(SATO.email);
  expect(html).toContain(
    '{"queryString":"t=a&t=b&u=%E5%BD%93","parameter":{"t":"a","u":"当"},"parameters":{"t":["a","b"],"u":["当"]},' +
      '"contextPath":"","contentLength":-1,"pathInfo":"deep"}',
  );
});

test('without an account the visitor is sent to sign in, and comes back', async () => {
  const app = deploy('DOMAIN');
  const sent = await visit(app, '/webapp/exec?t=1');
  expect(sent).toMatchObject({
    status: 302,
    headers: { location: '/webapp/accounts?continue=%2Fwebapp%2Fexec%3Ft%3D1' },
  });
  const location = String(sent.headers.location);
  expect((await visit(app, location)).body).toContain(`value="${SATO.email}"`);
  const chosen = await visit(app, location, {
    method: 'POST',
    body: `email=${encodeURIComponent(SATO.email)}`,
  });
  expect(chosen).toMatchObject({ status: 302, headers: { location: '/webapp/exec?t=1' } });
  expect(chosen.headers['set-cookie']).toMatch(/^sandbox_account=sato%40msp\.example; .*HttpOnly/);
  expect((open as Rig).script.executions).toEqual([]);
  const elsewhere = await visit(app, '/webapp/accounts?continue=https%3A%2F%2Fevil.example', {
    method: 'POST',
  });
  expect(elsewhere.status).toBe(400);
});

test.each([
  ['DOMAIN', 'eve@elsewhere.example', 403],
  ['DOMAIN', SATO.email, 200],
  ['MYSELF', SATO.email, 403],
  ['MYSELF', OWNER.email, 200],
  ['ANYONE', 'eve@elsewhere.example', 200],
  ['ANYONE', undefined, 302],
  ['ANYONE_ANONYMOUS', undefined, 200],
])('access %s answers %s with %i', async (access, user, status) => {
  const init = user === undefined ? {} : { user };
  expect((await visit(deploy(access), '/webapp/exec', init)).status).toBe(status);
});

test('the development address is the owner’s alone', async () => {
  const app = deploy('ANYONE_ANONYMOUS');
  expect((await visit(app, '/webapp/dev', { user: SATO.email })).status).toBe(403);
  expect((await visit(app, '/webapp/dev', { user: OWNER.email })).status).toBe(200);
});

test('HEAD runs nothing, every GET runs doGet', async () => {
  const app = deploy('ANYONE_ANONYMOUS');
  expect(await visit(app, '/webapp/exec', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  expect((await visit(app, '/webapp/exec', { method: 'PUT' })).status).toBe(405);
  expect((open as Rig).script.executions).toEqual([]);
  await visit(app, '/webapp/exec', { headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } });
  expect((open as Rig).script.executions.map(({ functionName }) => functionName)).toEqual(['doGet']);
});

test.each([
  ['fail=1', 'Error: broken &lt;b&gt;'],
  ['nothing=1', 'did not return anything'],
  ['wrong=1', 'not a supported return type'],
])('%s shows an error page with status 200', async (query, text) => {
  const response = await visit(deploy('ANYONE_ANONYMOUS'), `/webapp/exec?${query}`);
  expect(response.status).toBe(200);
  expect(response.body).toContain(text);
});

test('text output is fetched from the other origin', async () => {
  const app = deploy('ANYONE_ANONYMOUS');
  const response = await visit(app, '/webapp/exec?text=1');
  expect(response.status).toBe(302);
  const url = String(response.headers.location);
  expect(url.startsWith(`${FRAME}/webapp/echo?id=`)).toBe(true);
  const text = await app.frameHandler({ method: 'GET', url, headers: {}, body: new Uint8Array() });
  expect(text).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"a":1}',
  });
});

test('a form posted to the address reaches doPost', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const init = { method: 'POST', body: 'a=1&b=2', headers };
  const response = await visit(deploy('ANYONE_ANONYMOUS'), '/webapp/exec?c=3', init);
  expect(pageOf(response).html).toBe('[{"c":"3","a":"1","b":"2"},"a=1&b=2"]');
});

test('google.script.run calls functions as the visitor', async () => {
  const app = deploy('DOMAIN');
  expect(await call(app, 'add', [1, 2])).toEqual({ result: 3 });
  expect(await call(app, 'who', [])).toEqual({ result: ['sato@msp.example', 'ja'] });
  expect(await call(app, 'dated', [])).toEqual({ result: null });
});

test('an anonymous visitor’s language is the browser’s', async () => {
  const headers = { 'accept-language': 'ja,en;q=0.5', cookie: '' };
  expect(await call(deploy('ANYONE_ANONYMOUS'), 'who', [], { headers })).toEqual({ result: ['', 'ja'] });
});

test.each([
  ['fails', 'Error: no'],
  ['secret_', 'The function secret_ is private.'],
  ['nothing', 'Error: Script function not found: nothing'],
])('calling %s fails', async (functionName, message) => {
  expect(await call(deploy('DOMAIN'), functionName, [])).toEqual({ error: { name: 'ScriptError', message } });
});

test('a call needs the same sign-in as the page, and the page’s own origin', async () => {
  const app = deploy('DOMAIN');
  const body = JSON.stringify({ functionName: 'add', args: [1, 2] });
  expect((await visit(app, '/webapp/run', { method: 'POST', body })).status).toBe(401);
  const headers = { origin: 'http://evil.example' };
  expect((await visit(app, '/webapp/run', { method: 'POST', body, user: SATO.email, headers })).status).toBe(
    403,
  );
  expect((await visit(app, '/webapp/run', { method: 'POST', body: '{', user: SATO.email })).status).toBe(400);
  expect((open as Rig).script.executions).toEqual([]);
});
