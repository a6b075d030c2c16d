// The deployed web app: the outer page behind its sign-in, the frame's origin, and google.script.run's way in.
// Handlers run inside an activity of the clock, since every request that reaches the script is an execution.
import { type HttpHandler, type HttpRequest, type HttpResponse, json } from '../http';
import type { AppsScript } from './apps-script';
import type { Execution } from './execution';
import type { GoogleUser } from './protocol';
import { callOf, eventOf } from './web/event';
import { errorPage, outerPage, panelPage } from './web/pages';
import { accounts, admitted, localeOf, signInRedirect, type Visit, visitorOf } from './web/sign-in';

const KEPT_TEXTS = 50;

export interface WebAppOptions {
  readonly script: AppsScript;
  readonly owner: GoogleUser;
  /** Whom the sign-in page offers. */
  readonly users: readonly GoogleUser[];
  /** Where `frameHandler` is reached: another origin than `handler`'s, as `http://host:port`. */
  readonly frameOrigin: () => string;
}

export class WebApp {
  private readonly texts = new Map<string, HttpResponse>();
  private madeTexts = 0;

  constructor(private readonly options: WebAppOptions) {}

  /** `/webapp/exec`, `/webapp/dev` (the owner only), `/webapp/run`, `/webapp/accounts`. */
  readonly handler: HttpHandler = async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/webapp/accounts') return accounts(request, this.options.users);
    if (pathname === '/webapp/run') return this.runFromPage(request);
    const page = /^\/webapp\/(exec|dev)(?:\/(.*))?$/.exec(pathname);
    const code = page?.[1] === 'dev' ? 'head' : 'deployed';
    if (!page || !this.options.script.code[code]?.manifest.webapp) {
      return errorPage('Sorry, unable to open the file at this time.', 404);
    }
    const visit = this.visit(request, page[1] === 'dev');
    if (visit.kind === 'signIn') return signInRedirect(request);
    if (visit.kind === 'refused') return errorPage('You need access.', 403);
    if (request.method === 'HEAD') return { status: 200, headers: { 'content-type': 'text/html' }, body: '' };
    if (request.method !== 'GET' && request.method !== 'POST') return errorPage('Method not allowed.', 405);
    return this.show(request, page[2], visit.user, code);
  };

  /** The frame's origin: `/webapp/panel`, and `/webapp/echo` for text output. */
  readonly frameHandler: HttpHandler = async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/webapp/panel') return panelPage();
    const text = pathname === '/webapp/echo' ? this.texts.get(searchParams.get('id') ?? '') : undefined;
    return text ?? errorPage('Not found.', 404);
  };

  private visit(request: HttpRequest, ownerOnly: boolean): Visit {
    const { script, owner, users } = this.options;
    const access = ownerOnly ? 'MYSELF' : (script.code.deployed?.manifest.webapp?.access ?? 'MYSELF');
    return admitted(access, visitorOf(request, users), owner);
  }

  private async show(
    request: HttpRequest,
    pathInfo: string | undefined,
    visitor: GoogleUser | null,
    code: 'head' | 'deployed',
  ): Promise<HttpResponse> {
    const functionName = request.method === 'GET' ? 'doGet' : 'doPost';
    const event = { ...eventOf(request), ...(pathInfo ? { pathInfo } : {}) };
    const execution = await this.options.script.run(functionName, [event], {
      kind: 'web',
      code,
      user: visitor,
      locale: localeOf(request),
    });
    const { outcome } = execution;
    if (outcome.kind === 'killed') return errorPage('Exceeded maximum execution time');
    if (outcome.kind === 'failed') return errorPage(`${outcome.error.name}: ${outcome.error.message}`);
    const { returned } = outcome;
    if (returned.kind === 'text') return this.redirectToText(returned.content, returned.mimeType);
    if (returned.kind === 'value') {
      const nothing = 'The script completed but did not return anything.';
      const wrong = 'The script completed but the returned value is not a supported return type.';
      return errorPage(returned.value === null ? nothing : wrong);
    }
    return outerPage({
      output: returned,
      functions: callable(execution),
      parameter: event.parameter,
      parameters: event.parameters,
      outerOrigin: new URL(request.url).origin,
      frameOrigin: this.options.frameOrigin(),
      runPath: '/webapp/run',
    });
  }

  private redirectToText(body: string, mimeType: string): HttpResponse {
    this.madeTexts += 1;
    const id = String(this.madeTexts);
    this.texts.set(id, { status: 200, headers: { 'content-type': `${mimeType}; charset=utf-8` }, body });
    this.texts.delete(String(this.madeTexts - KEPT_TEXTS));
    const location = `${this.options.frameOrigin()}/webapp/echo?id=${id}`;
    return { status: 302, headers: { location }, body: '' };
  }

  private async runFromPage(request: HttpRequest): Promise<HttpResponse> {
    const { origin } = new URL(request.url);
    if (request.method !== 'POST') return json(405, failed('Method not allowed.'));
    if (request.headers.origin !== undefined && request.headers.origin !== origin) {
      return json(403, failed('The call comes from another origin.'));
    }
    const visit = this.visit(request, false);
    if (visit.kind !== 'welcome')
      return json(401, failed('Authorization is required to perform that action.'));
    const call = callOf(request);
    if (!call) return json(400, failed('Malformed call.'));
    if (call.functionName.endsWith('_')) {
      return json(200, failed(`The function ${call.functionName} is private.`));
    }
    const { outcome } = await this.options.script.run(call.functionName, call.args, {
      kind: 'callback',
      code: 'deployed',
      user: visit.user,
      locale: localeOf(request),
    });
    if (outcome.kind === 'killed') return json(200, failed('Exceeded maximum execution time'));
    if (outcome.kind === 'failed')
      return json(200, failed(`${outcome.error.name}: ${outcome.error.message}`));
    const { returned } = outcome;
    return json(200, { result: returned.kind === 'value' ? returned.value : null });
  }
}

function failed(message: string): { readonly error: { readonly name: string; readonly message: string } } {
  return { error: { name: 'ScriptError', message } };
}

function callable({ functions }: Execution): string[] {
  return functions.filter((name) => !name.endsWith('_'));
}
