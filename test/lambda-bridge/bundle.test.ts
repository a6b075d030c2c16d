// The bridge ships as one small file that needs nothing beside it. How long its import takes is told by the bench.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { buildSync } from 'esbuild';
import { builtHandler } from './built';

/** A quarter of what is allowed: a library that is not meant to be in it shows. */
const MAX_BYTES = 100_000;

test('the bundle has less than 100 KB', () => {
  expect(readFileSync(builtHandler()).length).toBeLessThan(MAX_BYTES);
});

test('it imports nothing but Node, at the start or later', () => {
  const built = buildSync({
    entryPoints: [builtHandler()],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    external: ['./*', '../*', '/*'],
  });
  const imports = Object.values(built.metafile.inputs).flatMap((input) => input.imports);
  expect(imports.map(({ path }) => path)).toContain('node:crypto');
  const others = imports.filter(({ path }) => !builtinModules.includes(path.replace(/^node:/, '')));
  expect(others).toEqual([]);
  // What an import names only when it runs, esbuild cannot list.
  expect(readFileSync(builtHandler(), 'utf8')).not.toMatch(/\b(?:import|require)\(/);
});
