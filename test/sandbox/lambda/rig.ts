// For the adapter's tests: a function of the test's own, or the shipped one, with Slack and the server as in the sandbox.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '../clock';
import { Faults } from '../faults';
import type { HttpRequest, HttpResponse } from '../http';
import { Journal } from '../journal';
import { SandboxServer } from '../server';
import { Slack } from '../slack/slack';
import { LambdaBridge } from './bridge';

export const START = Date.UTC(2026, 10, 24, 9);
const TOKEN = 'xoxb-sandbox';

export interface Rig {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly slack: Slack;
  readonly bridge: LambdaBridge;
  /** The server's address. */
  readonly url: string;
  /** A request to the bridge as an activity of the clock, moving time on as far as it needs. */
  readonly call: (method: string, path: string, init?: CallInit) => Promise<HttpResponse>;
  readonly close: () => Promise<void>;
}

export interface CallInit {
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

/** @param source the text of an ES module that exports `handler` */
export async function startRig(source: string): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'toban-function-'));
  const handlerPath = join(folder, 'handler.mjs');
  writeFileSync(handlerPath, source);
  const rig = await startBuilt(handlerPath, {});
  return { ...rig, close: () => rig.close().then(() => rmSync(folder, { recursive: true })) };
}

/** @param env added to what tells the function where Slack is */
export async function startBuilt(handlerPath: string, env: Readonly<Record<string, string>>): Promise<Rig> {
  const clock = new VirtualClock(START);
  const journal = new Journal(() => clock.nowMs);
  const faults = new Faults(() => clock.nowMs);
  const server = new SandboxServer(clock);
  const url = await server.listen(0);
  const bridge = new LambdaBridge({
    clock,
    journal,
    faults,
    handlerPath,
    env: { SLACK_API_URL: `${url}/slack/api`, SLACK_BOT_TOKEN: TOKEN, ...env },
  });
  const afterEffect = (request: HttpRequest) => bridge.afterSlack(request);
  const slack = new Slack({ clock, journal, faults, token: TOKEN, afterEffect });
  slack.addChannel({ id: 'C1', name: 'ops' });
  server.watchInsiders((request) => bridge.watch(request));
  server.mount('/slack/api', slack.handle).mount('/bridge/a', bridge.handle);
  const call: Rig['call'] = (method, path, init = {}) =>
    clock.complete(() =>
      bridge.handle({
        method,
        url: `${url}/bridge/a${path}`,
        headers: init.headers ?? {},
        body: Buffer.from(init.body ?? ''),
      }),
    );
  const close = async (): Promise<void> => {
    await bridge.close();
    await server.close();
  };
  return { clock, journal, faults, slack, bridge, url, call, close };
}
