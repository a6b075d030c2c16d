// `npm run cdk -- <command>`: builds the handler that is deployed, then runs the CDK beside the infrastructure.
// It sends nothing anywhere but to the account that is deployed to: no telemetry, no notices, no look for newer versions.
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

await import('../lambda-bridge/build.mjs');

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const cdk = spawn(
  process.execPath,
  [fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk')), ...process.argv.slice(2)],
  {
    cwd: here('../lambda-bridge/infra'),
    env: {
      ...process.env,
      CDK_DISABLE_VERSION_CHECK: '1',
      CDK_DISABLE_CLI_TELEMETRY: '1',
      // For what the CDK itself starts, however this was started.
      PATH: `${here('../node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
    },
    stdio: 'inherit',
  },
);
process.once('SIGTERM', () => cdk.kill());
cdk.once('close', (code) => {
  process.exitCode = code ?? 1;
});
