// Whoever deploys finds each option, output, alarm and parameter in docs/bridge.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from '../../../lambda-bridge/infra/options';
import { ROUTE_KEYS } from '../../../lambda-bridge/src/http/route-keys';
import { PARAMETER_NAMES } from '../../../lambda-bridge/src/parameter-names';
import { resourcesOf, synthesised } from './synthesised';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'bridge.md'), 'utf8');

test('the page names all of them', () => {
  const stack = synthesised({ redundant: true });
  const alarms = [...resourcesOf(stack, 'AWS::CloudWatch::Alarm').values()].map(({ Properties }) =>
    String(Properties.AlarmName).replace('toban-', ''),
  );
  const names = [
    ...Object.keys(readOptions({})),
    ...Object.keys(stack.template.toJSON().Outputs),
    ...alarms,
    ...PARAMETER_NAMES,
    ...ROUTE_KEYS,
  ];
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
