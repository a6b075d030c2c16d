// The functions of a template, as far as the bridge's uses them.
import { Refusal } from '../refusal';

export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

export interface Scope {
  /** Of a parameter, a pseudo parameter or a resource. */
  readonly ref: (name: string) => string | undefined;
  readonly attribute: (resource: string, name: string) => string | undefined;
}

/** @throws Refusal for a function or a name that is not known */
export function resolve(value: Value, scope: Scope): Value {
  if (isList(value)) return value.map((each) => resolve(each, scope));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
    return call(only[0], only[1], scope);
  }
  return Object.fromEntries(entries.map(([name, inner]) => [name, resolve(inner, scope)]));
}

function call(name: string, argument: Value, scope: Scope): Value {
  switch (name) {
    case 'Ref':
      return known(scope.ref(String(argument)), String(argument));
    case 'Fn::GetAtt': {
      const [resource = '', attribute = ''] = isList(argument) ? argument.map(String) : [];
      return known(scope.attribute(resource, attribute), `${resource}.${attribute}`);
    }
    case 'Fn::Join': {
      const [separator = '', parts = []] = isList(argument) ? argument : [];
      const resolved = resolve(parts, scope);
      return (isList(resolved) ? resolved : []).map(String).join(String(separator));
    }
    case 'Fn::Sub':
      return String(argument).replace(/\$\{([^}]+)\}/g, (_, place: string) => {
        const [resource = '', attribute] = place.split('.');
        return attribute === undefined
          ? known(scope.ref(resource), place)
          : known(scope.attribute(resource, attribute), place);
      });
    case 'Fn::Not': {
      const [inner = false] = isList(argument) ? argument : [];
      return resolve(inner, scope) !== true;
    }
    case 'Fn::Contains': {
      const [list = [], wanted = ''] = isList(argument) ? argument : [];
      return isList(list) && list.includes(resolve(wanted, scope));
    }
    default:
      throw new Refusal('ValidationError', `Template error: ${name} is not simulated`);
  }
}

function known(value: string | undefined, name: string): string {
  if (value === undefined)
    throw new Refusal('ValidationError', `Template error: unresolved reference ${name}`);
  return value;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
