// Who clones the repository synthesises at once: no account, no credentials, no network, and every option by -c.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
/** Nobody listens there: whoever needs the network fails. */
const NOWHERE = 'http://127.0.0.1:9';

function synth(...args: readonly string[]) {
  const outdir = mkdtempSync(join(tmpdir(), 'toban-cli-'));
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '--silent', 'synth', '--', '--output', outdir, ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: outdir, HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE },
    },
  );
  return { outdir, status, printed: `${stdout}${stderr}` };
}

test('synth succeeds, says nothing, and knows neither account nor region', () => {
  const { outdir, status, printed } = synth('-c', 'name=night', '-c', 'redundant=true');
  expect([status, printed]).toEqual([0, '']);
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
  expect(manifest.artifacts.night.environment).toBe('aws://unknown-account/unknown-region');
  expect(manifest.missing).toBeUndefined();
  const { Outputs } = JSON.parse(readFileSync(join(outdir, 'night.template.json'), 'utf8'));
  expect(Object.keys(Outputs)).toContain('BridgeUrl');
  expect(Outputs.ParameterPrefix.Value).toBe('/night');
});

test('an option that cannot be used stops it with one sentence', () => {
  const { status, printed } = synth('-c', 'redundant=maybe');
  expect(status).toBe(1);
  expect(printed).toMatch(/^redundant: must be true or false, not "maybe"\n/);
});
