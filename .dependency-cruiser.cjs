/** Which part may import which: the design's layout, held by `npm run check`. */
module.exports = {
  forbidden: [
    {
      name: 'core-imports-only-core',
      comment:
        'Core is pure: it knows no service, no platform and no language. The contract gives types only.',
      severity: 'error',
      from: { path: '^apps-script/src/core/' },
      to: {
        pathNot: [
          '^apps-script/src/core/',
          '^lambda-bridge/contract\\.ts$',
          '^node_modules/(valibot|temporal-polyfill|htmlparser2)/',
        ],
      },
    },
    {
      name: 'services-know-no-caller',
      comment: 'A service is used by ticks, pages and menus, and knows none of them.',
      severity: 'error',
      from: { path: '^apps-script/src/services/' },
      to: { path: '^apps-script/src/(tick|page|sheet|main)' },
    },
    {
      name: 'apps-script-knows-only-the-contract-of-the-bridge',
      severity: 'error',
      from: { path: '^apps-script/' },
      to: { path: '^(lambda-bridge|test)/', pathNot: '^lambda-bridge/contract\\.ts$' },
    },
    {
      name: 'the-bridge-knows-nothing-of-apps-script',
      severity: 'error',
      from: { path: '^lambda-bridge/' },
      to: { path: '^(apps-script|test)/' },
    },
    {
      name: 'the-bridge-knows-nothing-of-its-infrastructure',
      severity: 'error',
      from: { path: '^(lambda-bridge/(src|contract)|apps-script/)' },
      to: { path: '^(lambda-bridge/infra/|node_modules/(aws-cdk-lib|constructs|cdk-nag)/)' },
    },
    {
      name: 'infrastructure-knows-the-lists-of-the-bridge-only',
      comment:
        'Routes, parameters and log events are pure lists; the handler itself is taken as it was built.',
      severity: 'error',
      from: { path: '^lambda-bridge/infra/' },
      to: {
        path: '^lambda-bridge/src/',
        pathNot: '^lambda-bridge/src/(http/route-keys|parameter-names|log)\\.ts$',
      },
    },
    {
      name: 'simulators-do-not-share-the-products-code',
      comment:
        'A simulator that imports the product repeats its mistakes. They meet at the shipped files only.',
      severity: 'error',
      from: {
        path: '^test/sandbox/(aws|google|pagerduty|slack|lambda|apps-script|contracts)/',
        pathNot: '\\.test\\.ts$',
      },
      to: { path: '^(apps-script/src|lambda-bridge/(src|infra))/' },
    },
    {
      name: 'commands-share-only-what-is-pure',
      comment:
        'The commands judge by the same core as the sheet’s menu, and speak to services in their own way.',
      severity: 'error',
      from: { path: '^scripts/' },
      to: {
        path: '^(apps-script|lambda-bridge)/src/',
        pathNot: '^apps-script/src/(core|i18n)/',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/(dist|cdk\\.out)/', '^test/bench/baseline/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
