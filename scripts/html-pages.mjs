// The pages as they ship: HtmlService templates, each with its style sheet and its script inline.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('../apps-script/src/', import.meta.url));

/** Where each page's HTML stands; `browser/` beside it holds its style and script, under the page's name. */
const FOLDERS = {
  start: 'page',
  calendars: 'sheet/dialogs',
  check: 'sheet/dialogs',
  connect: 'sheet/dialogs',
};

/** @returns [file name, text] of each */
export function htmlPages() {
  const pages = Object.entries(FOLDERS);
  return Promise.all(
    pages.map(async ([name, folder]) => [`${name}.html`, await page(`${source}${folder}/`, name)]),
  );
}

async function page(folder, name) {
  const style = await bundle(folder, `browser/${name}.css`);
  const script = await bundle(folder, `browser/${name}.ts`);
  const html = await readFile(`${folder}${name}.html`, 'utf8');
  const styled = inlined(
    html,
    `<link rel="stylesheet" href="browser/${name}.css">`,
    `<style>${style}</style>`,
  );
  return inlined(styled, `<script src="browser/${name}.ts"></script>`, `<script>${script}</script>`);
}

async function bundle(folder, entry) {
  const { outputFiles } = await build({
    entryPoints: [folder + entry],
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
  if (!html.includes(place)) throw new Error(`the page lacks ${place}`);
  return html.replace(place, () => content);
}
