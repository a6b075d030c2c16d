// A call of an instance to the outside. Nothing happens to it by itself: the scheduler lets it take effect and gives
// its answer, or does not.
import type { HttpRequest, HttpResponse } from '../../sandbox/http';

interface Caller {
  readonly id: string;
  hear(arrival: () => void): void;
}

interface Settle {
  readonly resolve: (response: HttpResponse) => void;
  readonly reject: (error: Error) => void;
}

export class OutsideCall {
  readonly service: 'dynamodb' | 'slack' | 'ssm';
  /** `GetItem`, `chat.postMessage`… */
  readonly operation: string;
  /** What the service answered; undefined while the call has had no effect. */
  response: HttpResponse | undefined;
  /** Whether an answer, or the lack of one, is on its way. */
  answered = false;
  /** Left without an effect and without an answer for as long as this is so. */
  held = false;
  /** Whether its instance still waits for it. */
  awaited = true;

  constructor(
    readonly caller: Caller,
    readonly request: HttpRequest,
    private readonly settle: Settle,
  ) {
    const target = request.headers['x-amz-target']?.split('.');
    this.operation = (target ?? new URL(request.url).pathname.split('/')).at(-1) ?? '';
    this.service = target === undefined ? 'slack' : target[0] === 'AmazonSSM' ? 'ssm' : 'dynamodb';
  }

  answer(response: HttpResponse): void {
    this.end(() => this.settle.resolve(response));
  }

  /** The connection breaks; whether the call has its effect is another matter. */
  breakOff(): void {
    this.end(() => this.settle.reject(new TypeError('fetch failed')));
  }

  /** The caller itself gives up. */
  fail(error: Error): void {
    if (!this.awaited) return;
    this.awaited = false;
    this.answered = true;
    this.settle.reject(error);
  }

  private end(settle: () => void): void {
    if (this.answered) return;
    this.answered = true;
    this.caller.hear(() => {
      if (!this.awaited) return;
      this.awaited = false;
      settle();
    });
  }
}
