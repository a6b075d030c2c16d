const { existsSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const { resolve } = require('node:path');

for (const [variable, folder, checks] of [
  [
    'TOBAN_CONTRACTS',
    '../shared/contracts',
    'checks against the published descriptions of Google and PagerDuty',
  ],
  ['TOBAN_CALENDARS', '../shared/calendars', 'tests with real calendar exports'],
]) {
  const place = process.env[variable] ?? resolve(__dirname, folder);
  if (!existsSync(place))
    console.warn(`Skipped: ${checks} (${place} is not there; ${variable} names another folder)`);
}

/** Sources are TypeScript and some libraries are ES modules: swc turns both into what jest loads. */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(ical\\.js|htmlparser2|entities|domhandler|domutils|dom-serializer|domelementtype|temporal-polyfill|temporal-utils)/)',
    '<rootDir>/[^/]+/dist/',
  ],
  // What only the benchmark's baseline needs may be installed there.
  modulePathIgnorePatterns: ['<rootDir>/test/bench/baseline/'],
  testTimeout: 60_000,
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // What a test file leaves in a worker's memory adds up over a hundred files.
  workerIdleMemoryLimit: '512MB',
};
