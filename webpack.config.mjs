// apps-script/src/main.ts → apps-script/dist/Code.js, one file that Apps Script's V8 runs as it is.
// No cache and no watch: a cached rebuild loses the stubs by which Apps Script sees the globals, without a word.
import GasPlugin from 'gas-webpack-plugin';
import webpack from 'webpack';
import { buildId } from './scripts/build-id.mjs';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;

export default {
  mode: 'production',
  cache: false,
  devtool: false,
  context: here,
  entry: './apps-script/src/main.ts',
  output: { filename: 'Code.js' },
  target: ['web', 'es2020'],
  resolve: { extensions: ['.ts', '.mjs', '.js'] },
  module: {
    rules: [
      // Libraries too: some ship newer syntax than Apps Script runs. Apps Script parses the file anew at every run,
      // once a minute, so each module is made small.
      { test: /\.[mc]?[jt]s$/, loader: 'esbuild-loader', options: { target: 'es2020', minify: true } },
    ],
  },
  // A minimizer over the whole file would drop the empty functions by which Apps Script sees the globals.
  optimization: { minimize: false },
  performance: { hints: false },
  plugins: [
    new GasPlugin({ comment: false }),
    new webpack.DefinePlugin({ TOBAN_BUILD: JSON.stringify(buildId()) }),
  ],
};
