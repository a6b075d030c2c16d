// `npm run cdk -- <command>`: builds the handler that is deployed, then runs the CDK beside the infrastructure.
// It sends nothing anywhere but to the account that is deployed to: no telemetry, no notices, no look for newer versions.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

await import('../lambda-bridge/build.mjs');

const cdk = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
const { status } = spawnSync(process.execPath, [cdk, ...process.argv.slice(2)], {
  cwd: fileURLToPath(new URL('../lambda-bridge/infra', import.meta.url)),
  env: { ...process.env, CDK_DISABLE_VERSION_CHECK: '1', CDK_DISABLE_CLI_TELEMETRY: '1' },
  stdio: 'inherit',
});
process.exit(status ?? 1);
