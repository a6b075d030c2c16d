// The bridge ships as one small file that needs nothing beside it.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { builtHandler } from './built';

test('the bundle is one small file that imports nothing but Node', () => {
  const bundle = readFileSync(builtHandler(), 'utf8');
  expect(bundle.length).toBeLessThan(100_000);
  const imports = [...bundle.matchAll(/\bfrom\s*["']([^"']+)["']|\bimport\s*["']([^"']+)["']/g)];
  const modules = imports.map(([, named, bare]) => (named ?? bare ?? '').replace(/^node:/, ''));
  expect(modules.filter((name) => !builtinModules.includes(name))).toEqual([]);
});
