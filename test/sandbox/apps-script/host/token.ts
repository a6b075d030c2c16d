// The OAuth tokens of ScriptApp.getOAuthToken, and the door of Google's REST APIs that looks at them.
import { randomBytes } from 'node:crypto';
import type { VirtualClock } from '../../clock';
import { type HttpHandler, json } from '../../http';

const VALID_MS = 3_600_000;

export class Tokens {
  private readonly issued = new Map<string, number>();

  constructor(private readonly clock: VirtualClock) {}

  issue(): string {
    const token = `ya29.${randomBytes(24).toString('base64url')}`;
    this.issued.set(token, this.clock.nowMs + VALID_MS);
    if (this.issued.size > 1_000) this.forgetExpired();
    return token;
  }

  /** @param granted whether the script's scopes cover what the handler gives */
  guard(handler: HttpHandler, granted: boolean): HttpHandler {
    return async (request) => {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (token === undefined || (this.issued.get(token) ?? 0) <= this.clock.nowMs) {
        return refusal(401, 'Request had invalid authentication credentials.', 'UNAUTHENTICATED');
      }
      if (granted) return handler(request);
      return refusal(403, 'Request had insufficient authentication scopes.', 'PERMISSION_DENIED');
    };
  }

  private forgetExpired(): void {
    for (const [token, untilMs] of this.issued) if (untilMs <= this.clock.nowMs) this.issued.delete(token);
  }
}

function refusal(code: number, message: string, status: string): ReturnType<typeof json> {
  return json(code, { error: { code, message, status } });
}
