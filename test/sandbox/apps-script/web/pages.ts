// The HTML around a script's page: the outer page with its frame, the frame's own page, errors, the sign-in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpResponse } from '../../http';
import type { GoogleUser, Returned } from '../protocol';
import { escapeHtml } from '../runtime/html-escape';

const OUTER_SCRIPT = readFileSync(join(__dirname, 'outer.js'), 'utf8');
const PANEL_SCRIPT = readFileSync(join(__dirname, 'panel.js'), 'utf8');
/** What the real service allows its frame. */
const SANDBOX = [
  'allow-downloads',
  'allow-forms',
  'allow-modals',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-same-origin',
  'allow-scripts',
  'allow-storage-access-by-user-activation',
  'allow-top-navigation-by-user-activation',
].join(' ');
const STYLE = 'html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}';
const PLAIN =
  'body{font:16px/1.5 sans-serif;margin:3rem auto;max-width:32rem;padding:0 1rem}button{margin:.25rem 0}';

export interface OuterPage {
  readonly output: Extract<Returned, { kind: 'html' }>;
  /** What google.script.run may call. */
  readonly functions: readonly string[];
  readonly parameter: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly outerOrigin: string;
  readonly frameOrigin: string;
  readonly runPath: string;
}

export function outerPage(given: OuterPage): HttpResponse {
  const { output, functions, parameter, parameters, frameOrigin, runPath } = given;
  const page = { html: output.content, functions, parameter, parameters };
  const source = `${frameOrigin}/webapp/panel?outer=${encodeURIComponent(given.outerOrigin)}`;
  const tags = output.metaTags.map(
    ({ name, content }) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`,
  );
  const icon = output.faviconUrl ? `<link rel="icon" href="${escapeHtml(output.faviconUrl)}">` : '';
  const body =
    `<iframe id="sandboxFrame" title="${escapeHtml(output.title)}" sandbox="${SANDBOX}" src="${escapeHtml(source)}">` +
    '</iframe>' +
    `<script type="application/json" id="page">${inScript({ frameOrigin, runPath, page })}</script>` +
    `<script>${OUTER_SCRIPT}</script>`;
  const response = html(200, output.title, body, `${tags.join('')}${icon}<style>${STYLE}</style>`);
  if (output.frameable) return response;
  return { ...response, headers: { ...response.headers, 'x-frame-options': 'SAMEORIGIN' } };
}

export function panelPage(): HttpResponse {
  return html(200, '', `<script>${PANEL_SCRIPT}</script>`, '');
}

/** A script's error is a page with status 200, as in the real service. */
export function errorPage(message: string, status = 200): HttpResponse {
  return html(status, 'Error', `<p>${escapeHtml(message)}</p>`, `<style>${PLAIN}</style>`);
}

export function signInPage(users: readonly GoogleUser[], goOn: string): HttpResponse {
  const choices = users.map(
    ({ email }) =>
      `<div><button name="email" value="${escapeHtml(email)}">${escapeHtml(email)}</button></div>`,
  );
  const other =
    '<p><label>Another address <input type="email" name="other"></label> <button>Sign in</button></p>';
  const body =
    '<h1>Choose an account</h1><p>The sandbox’s stand-in for Google’s sign-in.</p>' +
    `<form method="post" action="/webapp/accounts?continue=${encodeURIComponent(goOn)}">` +
    `${choices.join('')}${other}</form>`;
  return html(200, 'Sign in', body, `<style>${PLAIN}</style>`);
}

function html(status: number, title: string, body: string, head: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body:
      '<!doctype html><html><head><meta charset="utf-8">' +
      `<title>${escapeHtml(title)}</title>${head}</head><body>${body}</body></html>`,
  };
}

/** JSON that cannot end the script element around it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028');
}
