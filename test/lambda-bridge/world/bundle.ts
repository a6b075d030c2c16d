// The shipped handler as a function that evaluates it: each evaluation has a module state of its own, as each Lambda
// instance has, and sees the globals it is given instead of Node's.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { transformSync } from 'esbuild';
import { builtHandler } from '../built';

export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

type Evaluate = (module: object, require: (name: string) => unknown, ...globals: readonly unknown[]) => void;

const nodeRequire = createRequire(__filename);
const compiled = new Map<string, Evaluate>();
let source: string | undefined;

/** @param globals by the name under which the bundle finds them @param modules stand for Node's own of that name */
export function evaluateBundle(
  globals: Readonly<Record<string, unknown>>,
  modules: Readonly<Record<string, unknown>>,
): Handler {
  const names = Object.keys(globals);
  const module: { exports: { handler?: Handler } } = { exports: {} };
  const require = (name: string): unknown => modules[name] ?? nodeRequire(name);
  compile(names)(module, require, ...names.map((name) => globals[name]));
  const { handler } = module.exports;
  if (typeof handler !== 'function') throw new TypeError('the bundle exports no handler');
  return handler;
}

function compile(names: readonly string[]): Evaluate {
  const key = names.join();
  const known = compiled.get(key);
  if (known !== undefined) return known;
  source ??= transformSync(readFileSync(builtHandler(), 'utf8'), { format: 'cjs', target: 'node20' }).code;
  const evaluate = new Function('module', 'require', ...names, source) as Evaluate;
  compiled.set(key, evaluate);
  return evaluate;
}
