// `npm run build`: both products, as they ship. Each into its own dist folder.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';
import webpackConfig from '../webpack.config.mjs';
import { startPage } from './start-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

async function buildAppsScript() {
  const dist = `${root}apps-script/dist`;
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const stats = await new Promise((done, failed) => {
    webpack(webpackConfig, (error, result) => (error ? failed(error) : done(result)));
  });
  if (stats.hasErrors())
    throw new Error(`apps-script does not build:\n${stats.toString({ all: false, errors: true })}`);
  await cp(`${root}appsscript.json`, `${dist}/appsscript.json`);
  await writeFile(`${dist}/start.html`, await startPage());
}

await buildAppsScript();
await import('../lambda-bridge/build.mjs');
