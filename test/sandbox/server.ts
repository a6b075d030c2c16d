// One small HTTP server on 127.0.0.1 before all simulators, mounted by path prefix.
// A request from outside may need virtual time and gets it; one of the bridge's function lives in the time that runs.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VirtualClock, WaitWatcher } from './clock';
import { ConnectionFailed, type HttpHandler, type HttpRequest, type HttpResponse, json } from './http';

/** More than any simulated service takes; each has its own limit below this one. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export interface MountOptions {
  /** `free`: the handler takes no clock token, since it drives the clock itself (control API, console). */
  readonly time?: 'virtual' | 'free';
}

interface Mount {
  readonly handler: HttpHandler;
  readonly time: 'virtual' | 'free';
}

export class SandboxServer {
  private readonly mounts = new Map<string, Mount>();
  private readonly server = createServer((request, response) => void this.serve(request, response));
  private insider: (request: HttpRequest) => WaitWatcher | undefined = () => undefined;

  constructor(private readonly clock: VirtualClock) {
    // Time is virtual for a frozen instance: a connection that closed by real time would fail it.
    this.server.keepAliveTimeout = 0;
  }

  /** Requests at that path and below go to the handler, the longest prefix first; it sees the whole URL. */
  mount(prefix: string, handler: HttpHandler, options: MountOptions = {}): this {
    this.mounts.set(prefix.replace(/\/$/, ''), { handler, time: options.time ?? 'virtual' });
    return this;
  }

  /** Says which requests come from the bridge's function, and who hears when such a one is held. */
  watchInsiders(insider: (request: HttpRequest) => WaitWatcher | undefined): void {
    this.insider = insider;
  }

  /** @returns the address, such as `http://127.0.0.1:8080` @param port 0 = any */
  async listen(port: number): Promise<string> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      const request = await read(incoming);
      const answer = request ? await this.answer(request) : json(413, { error: 'body too large' });
      outgoing.writeHead(answer.status, answer.headers).end(answer.body);
    } catch (error) {
      if (error instanceof ConnectionFailed) incoming.socket.destroy();
      if (incoming.socket.destroyed) return;
      console.error(error);
      outgoing.writeHead(500, { 'content-type': 'text/plain' }).end(`sandbox: ${String(error)}`);
    }
  }

  private async answer(request: HttpRequest): Promise<HttpResponse> {
    const mount = this.mountOf(new URL(request.url).pathname);
    if (!mount) return json(404, { error: 'nothing is mounted here' });
    if (mount.time === 'free') return mount.handler(request);
    const watch = this.insider(request);
    if (watch) return this.clock.busy(() => mount.handler(request), watch);
    return this.clock.complete(() => mount.handler(request));
  }

  private mountOf(path: string): Mount | undefined {
    for (let prefix = path.replace(/\/$/, ''); ; prefix = prefix.slice(0, prefix.lastIndexOf('/'))) {
      const mount = this.mounts.get(prefix);
      if (mount || prefix === '') return mount;
    }
  }
}

/** @returns undefined where the body is larger than anything here takes */
async function read(incoming: IncomingMessage): Promise<HttpRequest | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    headers[name] = (values ?? []).join(name === 'cookie' ? '; ' : ',');
  }
  return {
    method: incoming.method ?? 'GET',
    url: `http://${incoming.headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`,
    headers,
    body: Buffer.concat(chunks),
  };
}
