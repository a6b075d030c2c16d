// The built Code.js, as Google loads it: every global of main.ts is there and real, and nothing of Node or a browser
// is needed. The bundler leaves empty stubs where its plugin lost a global, and says nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';

const root = join(__dirname, '../..');
const path = join(root, 'apps-script/dist/Code.js');
if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build`);
const code = readFileSync(path, 'utf8');
const main = readFileSync(join(root, 'apps-script/src/main.ts'), 'utf8');
const names = [...main.matchAll(/^global\.(\w+) = /gm)].map((match) => match[1] ?? '');

/** What Apps Script lacks (facts.md): the words are the language's alone. */
const FORBIDDEN = [
  'process',
  'setTimeout',
  'setInterval',
  'fetch',
  'URL',
  'TextEncoder',
  'crypto',
  'require',
  'Buffer',
];

/** Loads the file into a context in which reading a name that Apps Script lacks is noted. */
function load(): { readonly globals: Record<string, unknown>; readonly asked: readonly string[] } {
  const asked: string[] = [];
  const globals: Record<string, unknown> = {};
  for (const name of FORBIDDEN) {
    Object.defineProperty(globals, name, {
      configurable: true,
      get() {
        asked.push(name);
        return undefined;
      },
    });
  }
  new Script(code, { filename: 'Code.js' }).runInContext(createContext(globals));
  return { globals, asked };
}

test('main.ts names the globals that the design fixes', () => {
  expect(names).toEqual(expect.arrayContaining(['tick', 'onOpen', 'doGet']));
  expect(new Set(names).size).toBe(names.length);
});

test('nothing but globals stands in main.ts', () => {
  const others = main
    .split('\n')
    .filter(
      (line) => !/^(import .* from '.*';|global\.\w+ = \w+;|declare const global: .*;|\/\/.*|)$/.test(line),
    );
  expect(others).toEqual([]);
});

test.each(names)('%s is declared where Google looks for it, at the top of the file', (name) => {
  const head = code.slice(0, code.indexOf('webpackBootstrap'));
  expect(head).toMatch(new RegExp(`^function ${name}\\(\\) ?\\{\\s*\\}`, 'm'));
});

test.each(names)('%s is a real function once the file is loaded', (name) => {
  const { globals } = load();
  expect(typeof globals[name]).toBe('function');
  expect(String(globals[name])).not.toMatch(/^function \w*\(\) ?\{\s*\}$/);
});

test('loading asks for nothing that Apps Script lacks, and for no service of Google’s', () => {
  expect(load().asked).toEqual([]);
});

test('nothing else becomes global: Google would offer it to run', () => {
  const added = Object.keys(load().globals);
  expect(added.sort()).toEqual([...names].sort());
});

test('the file has no static blocks: they came after the language that Apps Script runs', () => {
  expect(code).not.toMatch(/\bstatic\s*\{/);
});
