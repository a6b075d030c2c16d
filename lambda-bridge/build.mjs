// Builds dist/handler.mjs: one ES module for Node 22 (it runs on Node 20 too), as it is tested and deployed.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [here('src/handler.ts')],
  outfile: here('dist/handler.mjs'),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: false,
  legalComments: 'inline',
  logLevel: 'warning',
});
