// In the worker: the handler's requests go over real sockets, each with its number and when its turn has come.
import { REQUEST_HEADER } from './protocol';
import type { Quiet } from './quiet';

/** Answers without a body (Fetch standard, "null body status"). */
const BODILESS = [101, 204, 205, 304];

export class Requests {
  private readonly waiting = new Map<string, () => void>();
  private count = 0;

  constructor(
    private readonly instanceId: string,
    private readonly quiet: Quiet,
    /** Asks for a turn; `go` gives it. */
    private readonly ask: (request: string, only: boolean) => void,
  ) {}

  /** Replaces the global fetch by one whose body is there when its answer is. */
  install(): void {
    const realFetch = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const id = `${this.instanceId}:${this.count++}`;
      const request = new Request(input, init);
      request.headers.set(REQUEST_HEADER, id);
      this.quiet.requests.add(id);
      try {
        await this.turnOf(id);
        const answer = await realFetch(request);
        const body = await answer.arrayBuffer();
        const { status, statusText, headers } = answer;
        return new Response(BODILESS.includes(status) ? null : body, { status, statusText, headers });
      } finally {
        this.quiet.requests.delete(id);
        this.quiet.touch();
      }
    };
  }

  go(id: string): void {
    this.waiting.get(id)?.();
  }

  private async turnOf(id: string): Promise<void> {
    await new Promise<void>((resolve) => {
      this.waiting.set(id, resolve);
      this.ask(id, this.quiet.requests.size === 1);
    });
    this.waiting.delete(id);
  }
}
