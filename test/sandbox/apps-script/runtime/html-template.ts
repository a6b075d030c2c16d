// HtmlTemplate: scriptlets become one function, which sees the script's globals and the template's own properties.
import { exception } from './exception';
import { googleObject, method } from './google-object';
import type { Outside } from './host';
import { escapeHtml, escapeScript } from './html-escape';
import { htmlOutput } from './html-output';

const SCRIPTLET = /<\?(!?=)?([\s\S]*?)\?>/g;

export function htmlTemplate(outside: Outside, source: string): object {
  const properties: Record<string, unknown> = {};
  return googleObject(
    outside,
    'HtmlService.HtmlTemplate',
    {
      evaluate: method('', () => htmlOutput(outside, evaluated(source, properties))),
      getRawContent: method('', () => source),
      getCode: method('', () => codeOf(source)),
    },
    properties,
  );
}

function evaluated(source: string, properties: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(properties);
  let html = '';
  const print = (text: string): void => {
    html += text;
  };
  const printed =
    (escaping: (text: string) => string) =>
    (value: unknown): void =>
      print(value === undefined || value === null ? '' : escaping(String(value)));
  const helpers = [print, printed(escapeHtml), printed(escapeScript), printed(String)];
  // The template's code is the script's own: it runs in the same bare context.
  const run = new Function('_', '_html', '_script', '_raw', ...names, codeOf(source));
  run(...helpers, ...names.map((name) => properties[name]));
  return html;
}

function codeOf(source: string): string {
  const lines: string[] = [];
  let seen = 0;
  for (const match of source.matchAll(SCRIPTLET)) {
    const [whole, mark, code] = match;
    lines.push(`_(${JSON.stringify(source.slice(seen, match.index))});`);
    if (mark === '!=') lines.push(`_raw(${code});`);
    else if (mark === '=') lines.push(`${insideScript(source, match.index) ? '_script' : '_html'}(${code});`);
    else lines.push(code ?? '');
    seen = match.index + whole.length;
  }
  if (source.indexOf('<?', seen) >= 0) throw exception('Unterminated scriptlet in the template.');
  return [...lines, `_(${JSON.stringify(source.slice(seen))});`].join('\n');
}

function insideScript(source: string, index: number): boolean {
  const before = source.slice(0, index).toLowerCase();
  return before.lastIndexOf('<script') > before.lastIndexOf('</script');
}
