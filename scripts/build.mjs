// `npm run build`: both products, as they ship. Each into its own dist folder.
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';
import webpackConfig from '../webpack.config.mjs';
import { htmlPages } from './html-pages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Made beside the old folder and put in its place whole, so that nobody runs or pushes a half-built one. */
async function buildAppsScript() {
  const dist = `${root}apps-script/dist`;
  const fresh = await mkdtemp(`${root}apps-script/.dist-`);
  const config = { ...webpackConfig, output: { ...webpackConfig.output, path: fresh } };
  const stats = await new Promise((done, failed) => {
    webpack(config, (error, result) => (error ? failed(error) : done(result)));
  });
  if (stats.hasErrors()) {
    await rm(fresh, { recursive: true });
    throw new Error(`apps-script does not build:\n${stats.toString({ all: false, errors: true })}`);
  }
  await cp(`${root}appsscript.json`, `${fresh}/appsscript.json`);
  for (const [name, html] of await htmlPages()) await writeFile(`${fresh}/${name}`, html);
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
}

await buildAppsScript();
await import('../lambda-bridge/build.mjs');
