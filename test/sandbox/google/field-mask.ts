// Field masks: which part of an answer is wanted (`fields=items(id,summary)`), and which part of a resource a write sets.
// https://developers.google.com/workspace/sheets/api/guides/field-masks
import { GoogleApiError } from './error';

/** A name's wanted parts; an empty tree means all of it. */
export interface FieldTree {
  readonly [name: string]: FieldTree;
}

type MutableTree = { [name: string]: MutableTree };

/** @param mask `a,b.c`, `a/b`, `a(b,c/d)` or `*` */
export function parseFieldMask(mask: string): FieldTree {
  const tokens = mask.replace(/\s/g, '').match(/[A-Za-z0-9_*]+|[(),./]/g) ?? [];
  if (tokens.join('') !== mask.replace(/\s/g, '') || tokens.length === 0) throw invalid(mask);
  let position = 0;

  function readList(into: MutableTree): void {
    do {
      readPath(into);
    } while (tokens[position] === ',' && ++position);
  }

  function readPath(into: MutableTree): void {
    const name = tokens[position++];
    if (name === undefined || !/^[A-Za-z0-9_*]+$/.test(name)) throw invalid(mask);
    const next = tokens[position];
    const isInner = next === '.' || next === '/' || next === '(';
    const whole = into[name] !== undefined && Object.keys(into[name]).length === 0;
    const inner: MutableTree = into[name] ?? {};
    into[name] = inner;
    if (!isInner) {
      into[name] = {};
      return;
    }
    position += 1;
    if (next === '(') {
      readList(inner);
      if (tokens[position++] !== ')') throw invalid(mask);
    } else {
      readPath(inner);
    }
    if (whole) into[name] = {};
  }

  const tree: MutableTree = {};
  readList(tree);
  if (position !== tokens.length) throw invalid(mask);
  return tree;
}

function invalid(mask: string): GoogleApiError {
  return new GoogleApiError(400, `Invalid field selection ${mask}`, 'invalidParameter');
}

/** The part of `value` that the tree names; lists are passed through, `*` stands for every name. */
export function project(value: unknown, tree: FieldTree): unknown {
  if (Object.keys(tree).length === 0 || tree['*']) return value;
  if (Array.isArray(value)) return value.map((each) => project(each, tree));
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const wanted = tree[name];
    if (wanted) kept[name] = project(inner, wanted);
  }
  return kept;
}

/** `target` with what the tree names taken from `source`; what `source` lacks there is cleared. */
export function merge<T extends object>(target: T, source: object, tree: FieldTree): T {
  if (tree['*']) return { ...source } as T;
  const merged: Record<string, unknown> = { ...(target as Record<string, unknown>) };
  for (const [name, inner] of Object.entries(tree)) {
    const from = (source as Record<string, unknown>)[name];
    const old = merged[name];
    const isPart = Object.keys(inner).length > 0;
    const value =
      isPart && (isObject(from) || isObject(old))
        ? merge(isObject(old) ? old : {}, isObject(from) ? from : {}, inner)
        : from;
    if (value === undefined || (isPart && isObject(value) && Object.keys(value).length === 0)) {
      delete merged[name];
    } else {
      merged[name] = value;
    }
  }
  return merged as T;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
