// What is deployed is the file that was tested, byte for byte, and the same sources always give the same assembly.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { HandlerNotBuilt, handlerAsset } from '../../../lambda-bridge/infra/handler-asset';
import { builtHandler } from '../built';
import { type Synthesised, synthesised } from './synthesised';

test('the asset of the function holds the built handler and nothing else', () => {
  const { assembly } = synthesised();
  const assets = readdirSync(assembly).filter((name) => name.startsWith('asset.'));
  expect(assets).toHaveLength(1);
  const folder = join(assembly, assets[0] as string);
  expect(readdirSync(folder)).toEqual(['handler.mjs']);
  expect(readFileSync(join(folder, 'handler.mjs')).equals(readFileSync(builtHandler()))).toBe(true);
});

test('whatever else lies in the folder stays at home', () => {
  const folder = mkdtempSync(join(tmpdir(), 'toban-dist-'));
  for (const name of ['handler.mjs', 'handler.mjs.map', 'notes.txt']) writeFileSync(join(folder, name), name);
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'toban-assembly-')) });
  new LambdaFunction(new Stack(app, 'any'), 'Function', {
    code: handlerAsset(folder),
    handler: 'handler.handler',
    runtime: Runtime.NODEJS_22_X,
  });
  const { directory } = app.synth();
  const asset = readdirSync(directory).find((name) => name.startsWith('asset.')) ?? '';
  expect(readdirSync(join(directory, asset))).toEqual(['handler.mjs']);
});

test('two runs give the same bytes', () => {
  const [one, two] = [1, 2].map(() => synthesised({ redundant: true })) as [Synthesised, Synthesised];
  const files = readdirSync(one.assembly, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  expect(files.length).toBeGreaterThan(4);
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    const other = path.replace(one.assembly, two.assembly);
    expect([name, readFileSync(path, 'utf8')]).toEqual([name, readFileSync(other, 'utf8')]);
  }
});

test('a handler that was not built is missed by name, with the command that builds it', () => {
  const empty = mkdtempSync(join(tmpdir(), 'toban-no-handler-'));
  expect(() => handlerAsset(empty)).toThrow(HandlerNotBuilt);
  expect(() => handlerAsset(empty)).toThrow('npm run build');
});
