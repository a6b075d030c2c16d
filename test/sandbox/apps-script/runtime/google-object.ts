// Google's objects: they have the members that Google documents and no others, and check what they are given.
import { exception } from './exception';
import type { Outside } from './host';
import { requireScope } from './scopes';

/** Arguments are checked against a signature before `run` sees them. */
interface Method {
  readonly signatures: readonly string[];
  readonly run: (...args: unknown[]) => unknown;
}

const brands = new WeakMap<object, string>();
const methods = new WeakSet<object>();
const ORDINARY = new Set(['constructor', 'hasOwnProperty', 'toJSON', 'then', 'valueOf']);

/**
 * @param signatures each overload as `String, Number?, Blob`: String, Number, Integer, Boolean, Object, Function,
 *   any of them with `[]` (`Byte[]` for bytes), `Any`, or the name of a Google object or enum; `?` may be left out
 */
export function method<A extends unknown[]>(
  signatures: string | readonly string[],
  run: (...args: A) => unknown,
): Method {
  const checked = {
    signatures: typeof signatures === 'string' ? [signatures] : signatures,
    run: run as (...args: unknown[]) => unknown,
  };
  methods.add(checked);
  return checked;
}

/** The name under which googleObject or googleEnum made the value; undefined for the script's own. */
export function brandOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? brands.get(value) : undefined;
}

/**
 * @param name as in Google's messages (`LockService.Lock`)
 * @param open whether the script may add members (HtmlTemplate)
 */
export function googleObject(
  outside: Outside,
  name: string,
  members: Readonly<Record<string, unknown>>,
  open?: Record<string, unknown>,
): object {
  const target: Record<string, unknown> = { ...members, toString: () => name };
  for (const [key, member] of Object.entries(members)) {
    if (typeof member === 'object' && member !== null && methods.has(member)) {
      target[key] = bound(outside, `${name}.${key}`, member as Method);
    }
  }
  const proxy = new Proxy(target, {
    get: (_, key) => {
      if (typeof key === 'symbol' || key in target || ORDINARY.has(key)) return Reflect.get(target, key);
      if (open) return open[key];
      outside.complain(`${name}.${key} does not exist in Apps Script, or is not simulated`);
      return undefined;
    },
    set: (_, key, value) => {
      if (open && typeof key === 'string') {
        open[key] = value;
        return true;
      }
      outside.complain(`the script sets ${name}.${String(key)}`);
      return false;
    },
  });
  brands.set(proxy, name);
  return proxy;
}

/** One object for each value, as in Google's enums: `Charset.UTF_8.toString()` is `UTF_8`. */
export function googleEnum(outside: Outside, name: string, values: readonly string[]): object {
  const members = values.map((value, index) => {
    const each = { toString: () => value, name: () => value, ordinal: () => index, toJSON: () => value };
    brands.set(each, name);
    return [value, each] as const;
  });
  return googleObject(outside, name, Object.fromEntries(members));
}

function bound(outside: Outside, name: string, { signatures, run }: Method): (...args: unknown[]) => unknown {
  return (...args) => {
    if (!signatures.some((signature) => matches(signature, args))) {
      throw exception(
        `The parameters (${args.map(typeName).join(',')}) don't match the method signature for ${name}.`,
      );
    }
    requireScope(outside.info, name);
    return run(...args);
  };
}

function matches(signature: string, args: readonly unknown[]): boolean {
  const types = signature === '' ? [] : signature.split(', ');
  const required = types.filter((type) => !type.endsWith('?')).length;
  if (args.length < required || args.length > types.length) return false;
  return args.every((arg, index) => isOf((types[index] ?? '').replace('?', ''), arg));
}

function isOf(type: string, value: unknown): boolean {
  if (type.endsWith('[]'))
    return Array.isArray(value) && value.every((each) => isOf(type.slice(0, -2), each));
  switch (type) {
    case 'Any':
      return true;
    case 'Integer':
      return Number.isInteger(value);
    case 'Byte':
      return Number.isInteger(value) && (value as number) >= -128 && (value as number) <= 255;
    case 'Object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'Date':
      return value instanceof Date;
    case 'String':
    case 'Number':
    case 'Boolean':
    case 'Function':
      return typeof value === type.toLowerCase();
    default:
      return brandOf(value) === type;
  }
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `${value.length > 0 ? typeName(value[0]) : 'Object'}[]`;
  if (typeof value === 'number') return 'number';
  if (typeof value === 'object') return brandOf(value) ?? '(class)';
  return `${(typeof value).charAt(0).toUpperCase()}${(typeof value).slice(1)}`;
}
