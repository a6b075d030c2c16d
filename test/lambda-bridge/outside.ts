// A hand on every call that the function makes: it can be held, lost, answered otherwise, or the last of its instance.
import type { VirtualClock } from '../sandbox/clock';
import { type HttpHandler, type HttpRequest, type HttpResponse, json } from '../sandbox/http';
import type { LambdaBridge } from '../sandbox/lambda/bridge';
import { REQUEST_HEADER } from '../sandbox/lambda/protocol';

export interface OutsideCall {
  readonly service: 'dynamodb' | 'slack' | 'ssm';
  /** `GetItem`, `chat.postMessage`… */
  readonly operation: string;
}

/** What befalls a call; nothing where undefined. An answer is given instead of the effect. */
export type Fate =
  | 'kill before'
  | 'kill after'
  | 'lose answer'
  | { readonly holdMs: number }
  | HttpResponse
  | undefined;

const NO_ANSWER: HttpResponse = { status: 503, headers: {}, body: '' };

export class Outside {
  /** All calls, oldest first, as `service operation`. */
  readonly calls: string[] = [];
  /** Decides over each call; replace it to interfere. */
  fate: (call: OutsideCall) => Fate = () => undefined;

  constructor(
    private readonly clock: VirtualClock,
    private readonly bridge: LambdaBridge,
  ) {}

  interpose(service: OutsideCall['service'], effect: HttpHandler): HttpHandler {
    return async (request) => {
      const operation = operationOf(service, request);
      this.calls.push(`${service} ${operation}`);
      return this.befall(this.fate({ service, operation }), request, effect);
    };
  }

  private async befall(fate: Fate, request: HttpRequest, effect: HttpHandler): Promise<HttpResponse> {
    const instance = request.headers[REQUEST_HEADER]?.split(':')[0] ?? '';
    switch (fate) {
      case undefined:
        return effect(request);
      case 'kill before':
        await this.bridge.kill(instance);
        return NO_ANSWER;
      case 'kill after':
        await effect(request);
        await this.bridge.kill(instance);
        return NO_ANSWER;
      case 'lose answer':
        await effect(request);
        return NO_ANSWER;
    }
    if ('status' in fate) return fate;
    await this.clock.sleep(fate.holdMs);
    return effect(request);
  }
}

function operationOf(service: OutsideCall['service'], request: HttpRequest): string {
  const target = request.headers['x-amz-target']?.split('.');
  const path = new URL(request.url).pathname.split('/');
  return (service === 'slack' ? path.at(-1) : target?.at(-1)) ?? '';
}

/** Hands the request to DynamoDB's stand-in. */
export async function forwardTo(endpoint: string, request: HttpRequest): Promise<HttpResponse> {
  const { host: _host, 'content-length': _length, connection: _connection, ...headers } = request.headers;
  const answer = await fetch(endpoint, { method: 'POST', headers, body: Buffer.from(request.body) });
  return {
    status: answer.status,
    headers: { 'content-type': 'application/json' },
    body: await answer.text(),
  };
}

/** SSM's GetParameters takes ten names; what is not there is listed as invalid. */
export function parameterStore(parameters: ReadonlyMap<string, string>): HttpHandler {
  return async (request) => {
    const { Names } = JSON.parse(Buffer.from(request.body).toString()) as { Names: readonly string[] };
    if (Names.length > 10) return json(400, { __type: 'ValidationException' });
    const Parameters = Names.flatMap((Name) => {
      const Value = parameters.get(Name);
      return Value === undefined ? [] : [{ Name, Value, Type: 'SecureString', Version: 1 }];
    });
    return json(200, { Parameters, InvalidParameters: Names.filter((name) => !parameters.has(name)) });
  };
}
