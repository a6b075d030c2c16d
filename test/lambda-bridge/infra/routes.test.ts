// What is tested in the sandbox is what is deployed: the same routes, time-outs and size, and nothing answers the rest.
import { ROUTE_KEYS } from '../../../lambda-bridge/src/http/route-keys';
import { FUNCTION_ENVIRONMENT, TIMEOUT_MS } from '../../sandbox/lambda/bridge';
import { ROUTES } from '../../sandbox/lambda/http-api';
import { type Rig, startRig } from '../rig';
import { resourcesOf, type Synthesised, synthesised } from './synthesised';

let stack: Synthesised;
beforeAll(() => {
  stack = synthesised({ redundant: true });
});

test('both APIs of the template, the sandbox and the handler have the same routes', async () => {
  const byApi = new Map<string, string[]>();
  for (const { Properties } of resourcesOf(stack, 'AWS::ApiGatewayV2::Route').values()) {
    const api = JSON.stringify(Properties.ApiId);
    byApi.set(api, [...(byApi.get(api) ?? []), String(Properties.RouteKey)]);
  }
  expect(byApi.size).toBe(2);
  for (const routes of byApi.values()) expect(routes.sort()).toEqual([...ROUTES].sort());
  expect([...ROUTE_KEYS].sort()).toEqual([...ROUTES].sort());
});

test('the shipped handler answers each of them itself', async () => {
  const rig: Rig = await startRig();
  try {
    for (const key of ROUTES) {
      const [method, path] = key.split(' ') as [string, string];
      expect([key, (await rig.send(method, path)).status]).toEqual([key, path === '/health' ? 200 : 401]);
    }
  } finally {
    await rig.close();
  }
});

test('function and integration give up when those of the sandbox do', () => {
  const [fn] = resourcesOf(stack, 'AWS::Lambda::Function').values();
  expect(fn?.Properties).toMatchObject({
    Timeout: TIMEOUT_MS / 1_000,
    MemorySize: Number(FUNCTION_ENVIRONMENT.AWS_LAMBDA_FUNCTION_MEMORY_SIZE),
    Runtime: FUNCTION_ENVIRONMENT.AWS_EXECUTION_ENV.replace('AWS_Lambda_', ''),
    Architectures: ['arm64'],
    Handler: 'handler.handler',
  });
  const integrations = [...resourcesOf(stack, 'AWS::ApiGatewayV2::Integration').values()];
  expect(integrations).toHaveLength(2);
  for (const { Properties } of integrations) {
    expect(Properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
      TimeoutInMillis: TIMEOUT_MS,
    });
  }
});

test('each address has bounds on what strangers can cost, and its stage is the root of the address', () => {
  const stages = [...resourcesOf(stack, 'AWS::ApiGatewayV2::Stage').values()];
  expect(stages).toHaveLength(2);
  for (const { Properties } of stages) {
    expect(Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingBurstLimit: 100, ThrottlingRateLimit: 20 },
    });
  }
});
