// The start page as it ships: one HtmlService template, with its style sheet and its script inline.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('../apps-script/src/page/', import.meta.url));

export async function startPage() {
  const style = await bundle('browser/start.css');
  const script = await bundle('browser/start.ts');
  const html = await readFile(`${source}start.html`, 'utf8');
  const styled = inlined(html, '<link rel="stylesheet" href="browser/start.css">', `<style>${style}</style>`);
  return inlined(styled, '<script src="browser/start.ts"></script>', `<script>${script}</script>`);
}

async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [source + entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
  });
  const text = outputFiles[0].text.trim();
  // HtmlService would take `<?` for a scriptlet of its own, and either closing tag would end the element.
  if (/<\?|<\/(?:script|style)/i.test(text)) throw new Error(`${entry} holds text that cannot stand inline`);
  return text;
}

function inlined(html, place, content) {
  if (!html.includes(place)) throw new Error(`start.html lacks ${place}`);
  return html.replace(place, () => content);
}
