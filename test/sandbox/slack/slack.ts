// Slack's Web API as the bridge uses it: one workspace, one bot, real error codes, limits in virtual time.
// Sources: docs.slack.dev, the reference page of each method and "Using the Slack Web API".
import type { VirtualClock } from '../clock';
import type { Faults } from '../faults';
import { type HttpHandler, type HttpRequest, type HttpResponse, json } from '../http';
import type { Journal } from '../journal';
import { type Arguments, parseArguments } from './arguments';
import { SlackError } from './error';
import { parseSlackFault, type SlackFault } from './fault';
import { type Channel, type Message, Workspace } from './messages';
import type { Method } from './method';
import { deleteMessage, postMessage, updateMessage } from './posting';
import { authTest, conversationsHistory, conversationsInfo, conversationsReplies } from './reading';

/** How long `timeout` holds an answer: longer than anyone waits for Slack. */
const HELD_MS = 60_000;
/** `Retry-After` of the fault `ratelimited`; Slack gives no range. */
const FAULT_RETRY_SECONDS = 5;

export interface SlackOptions {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  /** The one bot token that is valid. */
  readonly token: string;
  /** Called between the effect of a chat.postMessage or chat.update and its answer. */
  readonly afterEffect?: (request: HttpRequest) => Promise<void>;
}

export class Slack {
  readonly botUser = 'U0TOBAN00';
  /** What the app was granted; every answer names it. */
  scopes: readonly string[] = [
    'chat:write',
    'channels:history',
    'groups:history',
    'channels:read',
    'groups:read',
  ];
  private readonly workspace = new Workspace();
  private readonly methods: ReadonlyMap<string, Method> = new Map([
    ['auth.test', authTest()],
    ['chat.postMessage', postMessage()],
    ['chat.update', updateMessage()],
    ['chat.delete', deleteMessage()],
    ['conversations.info', conversationsInfo()],
    ['conversations.history', conversationsHistory()],
    ['conversations.replies', conversationsReplies()],
  ]);
  private revoked = false;

  constructor(private readonly options: SlackOptions) {}

  /** Oldest first, in Slack's shape. */
  get messages(): readonly Message[] {
    return this.workspace.messages;
  }

  get channels(): readonly Channel[] {
    return [...this.workspace.channels.values()];
  }

  /** `member`: whether the bot was invited. The same id again replaces the channel; its messages stay. */
  addChannel(channel: Pick<Channel, 'id' | 'name'> & Partial<Channel>): void {
    this.workspace.channels.set(channel.id, { member: true, private: false, archived: false, ...channel });
  }

  /** A person writes. @returns the message's ts */
  say(channel: string, user: string, text: string): string {
    return this.workspace.add({ channel, user, text }, this.options.clock.nowMs).ts;
  }

  /** A person deletes a message. */
  discard(channel: string, ts: string): void {
    const message = this.workspace.find(channel, ts);
    if (message) this.workspace.remove(message);
  }

  revokeToken(): void {
    this.revoked = true;
  }

  /** POST (or GET) …/<method>. */
  readonly handle: HttpHandler = async (request) => {
    const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
    const answer = await this.answer(name, request).catch((error: unknown) => {
      if (error instanceof SlackError) return refusal(error);
      throw error;
    });
    this.options.journal.call('slack', name, outcomeOf(answer), request.body.length);
    return answer;
  };

  private async answer(name: string, request: HttpRequest): Promise<HttpResponse> {
    const { clock, faults } = this.options;
    const fault = faults.slackError === undefined ? undefined : parseSlackFault(faults.slackError);
    if (fault && !this.strikesAfterEffect(fault)) return this.spoilt(fault);

    const method = this.methodNamed(name);
    const args = this.argumentsOf(name, method, request);
    const waitSeconds = method.limit.take(method.bucket(args), clock.nowMs);
    if (waitSeconds > 0) return rateLimited(waitSeconds);
    const result = method.run({
      workspace: this.workspace,
      nowMs: clock.nowMs,
      botUser: this.botUser,
      args,
    });
    if (method.posts) await this.options.afterEffect?.(request);
    if (fault) return this.spoilt(fault);
    return json(200, { ok: true, ...result }, { 'x-oauth-scopes': this.scopes.join(',') });
  }

  private methodNamed(name: string): Method {
    const method = this.methods.get(name);
    if (method) return method;
    // conversations.join needs channels:join, which the bot does not ask for.
    if (name === 'conversations.join') throw new SlackError('missing_scope');
    this.options.journal.complain('slack', `the simulator knows no method ${name}`);
    throw new SlackError('unknown_method');
  }

  private argumentsOf(name: string, method: Method, request: HttpRequest): Arguments {
    const { args, token } = parseArguments(request, method.takesJson);
    if (!token) throw new SlackError('not_authed');
    if (token !== this.options.token) throw new SlackError('invalid_auth');
    if (this.revoked) throw new SlackError('token_revoked');
    const unknown = Object.keys(args).filter((argument) => !method.takes.includes(argument));
    for (const argument of unknown) {
      this.options.journal.complain('slack', `${name} knows no argument ${argument}`);
    }
    return args;
  }

  private strikesAfterEffect(fault: SlackFault): boolean {
    if (fault.effect === 'chance') return this.options.faults.chance() < 0.5;
    return fault.effect === 'posted';
  }

  private async spoilt({ answer }: SlackFault): Promise<HttpResponse> {
    switch (answer.kind) {
      case 'ratelimited':
        return rateLimited(FAULT_RETRY_SECONDS);
      case 'held':
        await this.options.clock.sleep(HELD_MS);
        return refusal(new SlackError('request_timeout'));
      case 'status':
        return { status: answer.status, headers: { 'content-type': 'text/html' }, body: '<html></html>' };
      case 'error':
        return refusal(new SlackError(answer.code));
    }
  }
}

function rateLimited(seconds: number): HttpResponse {
  return json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });
}

function refusal({ code, details }: SlackError): HttpResponse {
  const body = { ok: false, error: code };
  return json(200, details.length === 0 ? body : { ...body, response_metadata: { messages: details } });
}

function outcomeOf(answer: HttpResponse): string {
  if (answer.status !== 200) return String(answer.status);
  const { ok, error } = JSON.parse(answer.body) as { ok: boolean; error?: string };
  return ok ? 'ok' : String(error);
}
