const { availableParallelism } = require('node:os');

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
  testTimeout: 60_000,
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // What a test file leaves in a worker's memory adds up over a hundred files.
  workerIdleMemoryLimit: '512MB',
};
