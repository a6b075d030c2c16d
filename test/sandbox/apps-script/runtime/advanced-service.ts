// The advanced services Sheets and Calendar: thin wrappers of the REST methods, body first, then the path, then options.
import { ADVANCED_METHODS, type AdvancedMethod } from '../advanced-methods';
import type { AdvancedService } from '../protocol';
import { exception, GoogleError } from './exception';
import { brandOf, googleObject } from './google-object';
import type { Outside } from './host';
import { requireScope } from './scopes';

/** `Sheets.Spreadsheets.Values.get(spreadsheetId, range, options)`. */
export function advancedService(outside: Outside, { symbol, serviceId }: AdvancedService): object {
  const folder = (path: string, name: string): object => {
    const members: Record<string, unknown> = {};
    for (const each of ADVANCED_METHODS) {
      if (!each.id.startsWith(`${path}.`)) continue;
      const [own, ...below] = each.id.slice(path.length + 1).split('.');
      if (own === undefined) continue;
      if (below.length === 0) members[own] = caller(outside, each, `${name}.${own}`);
      else {
        const collection = own.charAt(0).toUpperCase() + own.slice(1);
        members[collection] ??= folder(`${path}.${own}`, `${name}.${collection}`);
      }
    }
    return googleObject(outside, name, members);
  };
  return folder(serviceId, symbol);
}

function caller(outside: Outside, { id, path, body }: AdvancedMethod, name: string): unknown {
  const required = (body ? 1 : 0) + path.length;
  return (...args: unknown[]) => {
    if (args.length < required || args.length > required + 1) {
      throw exception(`Invalid number of arguments provided. Expected ${required}-${required + 1} only`);
    }
    const resource = body ? args[0] : undefined;
    if (body && (typeof resource !== 'object' || resource === null || brandOf(resource))) {
      throw exception(`Invalid JSON payload for ${name}: the resource must be an object.`);
    }
    const values = args.slice(body ? 1 : 0);
    const missing = path.find((_, index) => typeof values[index] !== 'string' || values[index] === '');
    if (missing) throw exception(`Invalid value for: ${missing}: a string is required.`);
    requireScope(outside.info, id);
    const params = Object.fromEntries(path.map((key, index) => [key, values[index]]));
    const options = (values[path.length] ?? {}) as object;
    try {
      return outside.call(id.split('.')[0] ?? '', id, { ...options, ...params }, resource);
    } catch (error) {
      if (!(error instanceof GoogleError) || error.name !== 'GoogleJsonResponseException') throw error;
      throw new GoogleError(
        error.name,
        `API call to ${id} failed with error: ${error.message}`,
        error.details,
      );
    }
  };
}
