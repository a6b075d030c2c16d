// The console's three files, made at start: a page, a style sheet, and the browser's TypeScript as one script.
import { join } from 'node:path';
import { build } from 'esbuild';
import type { HttpHandler, HttpResponse } from '../http';
import type { Locale } from '../options';

export async function consoleFiles(locale: Locale): Promise<HttpHandler> {
  const files: Readonly<Record<string, HttpResponse>> = {
    '/': file('text/html', page(locale)),
    '/console.css': file('text/css', await bundle('style/main.css')),
    '/console.js': file('text/javascript', await bundle('browser/main.ts')),
    '/favicon.svg': file('image/svg+xml', ICON),
  };
  return async (request) => {
    const found = files[new URL(request.url).pathname];
    return found ?? { ...file('text/plain', 'Nothing here. The console is at /'), status: 404 };
  };
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    entryPoints: [join(__dirname, entry)],
    bundle: true,
    external: ['/favicon.svg'],
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return built.outputFiles[0]?.text ?? '';
}

function page(locale: Locale): string {
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Toban sandbox</title>
    <link rel="icon" href="/favicon.svg">
    <link rel="stylesheet" href="/console.css">
    <script src="/console.js" defer></script>
  </head>
  <body><main id="app"></main></body>
</html>
`;
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" rx="7" fill="#1f5f55"/><path d="M8 14.5l4 4 8-9" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

function file(type: string, body: string): HttpResponse {
  return {
    status: 200,
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
    body,
  };
}
