// In a real browser: the script's page lives in a frame of another origin, and google.script.run passes what the real
// service passes and refuses what it refuses.
import type { Browser, Frame, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../../browser/chromium';
import { SandboxServer } from '../server';
import { OWNER, push, type Rig } from './rig';
import { WebApp } from './web-app';

const CODE = `
  function doGet(e) {
    return HtmlService.createHtmlOutput('<h1>Start</h1><script>window.loaded = typeof google.script.run.echo;</script><form><input name="minutes" value="30"></form>');
  }
  function echo(value) { console.log(JSON.stringify(value)); return value; }
  function fails() { throw new Error('no'); }
  function dated() { return new Date(); }
  function secret_() { return 'secret'; }
`;

describeInBrowser('the frame of a web app', () => {
  let rig: Rig;
  let browser: Browser;
  let page: Page;
  let frame: Frame;
  let servers: SandboxServer[];

  beforeAll(async () => {
    rig = push(CODE);
    servers = [new SandboxServer(rig.clock), new SandboxServer(rig.clock)];
    const [outer, inner] = servers as [SandboxServer, SandboxServer];
    const frameOrigin = await inner.listen(0);
    const app = new WebApp({
      script: rig.script,
      owner: OWNER,
      users: [OWNER],
      frameOrigin: () => frameOrigin,
    });
    outer.mount('/webapp', app.handler);
    inner.mount('/webapp', app.frameHandler);
    const origin = await outer.listen(0);
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(`${origin}/webapp/exec?t=1#top`);
    await page.click(`text=${OWNER.email}`);
    await page.frameLocator('#sandboxFrame').locator('h1').waitFor();
    frame = page.frame({ url: /\/webapp\/panel/ }) as Frame;
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all(servers.map((server) => server.close()));
    await rig.close();
  });

  /** What the handlers hear of one call, the user object with it. */
  function called(functionName: string, argument: string): Promise<unknown> {
    return frame.evaluate(`new Promise((resolve) => {
      const run = google.script.run.withUserObject('mine')
        .withSuccessHandler((result, mine) => resolve({ result, mine }))
        .withFailureHandler((error, mine) => resolve({ error: String(error), mine }));
      try { run.${functionName}(${argument}); } catch (error) { resolve({ thrown: String(error) }); }
    })`);
  }

  test('the page is there, of another origin, and cannot reach the outer page', async () => {
    expect(await frame.evaluate('document.querySelector("h1").textContent + window.loaded')).toBe(
      'Startfunction',
    );
    expect(new URL(frame.url()).origin).not.toBe(new URL(page.url()).origin);
    await expect(frame.evaluate('parent.document.title')).rejects.toThrow('cross-origin');
  });

  test('data goes there and back, handlers get the user object', async () => {
    const value = '{ a: [1, "当", null, true], u: undefined, list: [undefined] }';
    expect(await called('echo', value)).toEqual({
      result: { a: [1, '当', null, true], list: [null] },
      mine: 'mine',
    });
  });

  test('a form alone goes as its fields', async () => {
    expect(await called('echo', 'document.forms[0]')).toEqual({ result: { minutes: '30' }, mine: 'mine' });
  });

  test.each([
    ['new Date()', '0'],
    ['{ a: { due: new Date() } }', 'due'],
    ['() => 1', '0'],
    ['[document.body]', '0'],
    ['{ form: document.forms[0] }', 'form'],
    ['1, document.forms[0]', '1'],
    ['Symbol("s")', '0'],
  ])('%s is refused before it is sent', async (argument, property) => {
    const before = rig.script.executions.length;
    expect(await called('echo', argument)).toEqual({
      thrown: `Error: Failed due to illegal value in property: ${property}`,
    });
    expect(rig.script.executions).toHaveLength(before);
  });

  test('a circle is refused', async () => {
    const circle = '(() => { const a = {}; a.a = a; return a; })()';
    expect(await called('echo', circle)).toEqual({ thrown: expect.stringContaining('circular') });
  });

  test('an error of the script reaches the failure handler, a Date comes back as null', async () => {
    expect(await called('fails', '')).toEqual({ error: 'ScriptError: Error: no', mine: 'mine' });
    expect(await called('dated', '')).toEqual({ result: null, mine: 'mine' });
  });

  test('messages from anywhere else than the other side are not heard', async () => {
    const before = rig.script.executions.length;
    await page.evaluate(`postMessage({ kind: 'call', id: 1, functionName: 'echo', args: ['forged'] }, '*')`);
    const answers = `for (let id = 1; id < 100; id += 1) postMessage({ kind: 'answer', id, result: 'forged' }, '*');`;
    const call = called('echo', '"true"');
    await frame.evaluate(answers);
    expect(await call).toEqual({ result: 'true', mine: 'mine' });
    expect(rig.script.executions).toHaveLength(before + 1);
  });

  test('private functions are not there, and the location is', async () => {
    expect(await frame.evaluate('typeof google.script.run.secret_')).toBe('undefined');
    expect(await frame.evaluate('new Promise((resolve) => google.script.url.getLocation(resolve))')).toEqual({
      hash: '',
      parameter: { t: '1' },
      parameters: { t: ['1'] },
    });
  });
});
