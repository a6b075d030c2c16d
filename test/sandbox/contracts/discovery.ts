// Validates calls and answers against Google's discovery documents, so that a simulator accepts only what Google does.
// Where the contracts are absent nothing is validated: `googleContractsPresent` says so, and tests skip by it.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type MaskTree, type Schema, SchemaChecker, scalarFault } from './discovery-schema';

export const contractsDirectory =
  process.env.TOBAN_CONTRACTS ?? resolve(__dirname, '../../../../shared/contracts');

type DocumentName = 'calendar-v3' | 'sheets-v4' | 'script-v1';

function pathOf(name: DocumentName): string {
  return join(contractsDirectory, 'google', `${name}.json`);
}

export const googleContractsPresent = existsSync(pathOf('calendar-v3')) && existsSync(pathOf('sheets-v4'));

export interface Method {
  readonly id: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly flatPath?: string;
  readonly parameters?: Readonly<Record<string, Schema>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
}

interface Resource {
  readonly methods?: Readonly<Record<string, Method>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}

interface DiscoveryDocument extends Resource {
  readonly servicePath: string;
  readonly parameters: Readonly<Record<string, Schema>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

export type Parameters = Readonly<Record<string, unknown>>;

const loaded = new Map<DocumentName, Discovery>();

/** The document, read once a process; undefined where the contracts are absent. */
export function discovery(name: DocumentName): Discovery | undefined {
  if (!existsSync(pathOf(name))) return undefined;
  let found = loaded.get(name);
  if (!found) {
    found = new Discovery(JSON.parse(readFileSync(pathOf(name), 'utf8')) as DiscoveryDocument);
    loaded.set(name, found);
  }
  return found;
}

export class Discovery {
  readonly schemas: SchemaChecker;
  private readonly methods = new Map<string, Method>();
  private readonly routes: { readonly pattern: RegExp; readonly method: Method }[] = [];

  constructor(private readonly document: DiscoveryDocument) {
    this.schemas = new SchemaChecker(document.schemas);
    this.collect(document);
  }

  /** @param id such as `sheets.spreadsheets.batchUpdate` */
  method(id: string): Method | undefined {
    return this.methods.get(id);
  }

  /** @param path of the URL, without query: `/calendar/v3/calendars/a%40b/events` */
  match(httpMethod: string, path: string): Method | undefined {
    return this.routes.find((route) => route.method.httpMethod === httpMethod && route.pattern.test(path))
      ?.method;
  }

  /** Path and query parameters together, as text or as JSON values; a repeated one may be an array. */
  checkParameters(method: Method, given: Parameters): string[] {
    const complaints: string[] = [];
    for (const [name, schema] of Object.entries(method.parameters ?? {})) {
      if (schema.required && (given[name] === undefined || given[name] === '')) {
        complaints.push(`Required parameter is missing: ${name}`);
      }
    }
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) continue;
      const schema = method.parameters?.[name] ?? this.document.parameters[name];
      if (schema) complaints.push(...parameterFaults(name, schema, value));
      else {
        complaints.push(
          `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
        );
      }
    }
    return complaints;
  }

  checkRequest(method: Method, body: unknown): string[] {
    if (method.request) return this.schemas.check(method.request.$ref, body ?? {});
    return body === undefined ? [] : [`${method.id} takes no request body`];
  }

  checkResponse(method: Method, body: unknown): string[] {
    if (method.response) return this.schemas.check(method.response.$ref, body);
    return [];
  }

  /** Names in the `fields` of a partial answer that the answer does not have. */
  checkResponseFields(method: Method, mask: MaskTree): string[] {
    const unknown = method.response ? this.schemas.unknownFields(method.response.$ref, mask) : [];
    return unknown.map((field) => `Invalid field selection ${field}`);
  }

  private collect(resource: Resource): void {
    for (const method of Object.values(resource.methods ?? {})) {
      this.methods.set(method.id, method);
      const path = `/${this.document.servicePath}${method.flatPath ?? method.path}`;
      const pattern = path.replace(/[.*^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
      this.routes.push({ pattern: new RegExp(`^${pattern}$`), method });
    }
    for (const inner of Object.values(resource.resources ?? {})) this.collect(inner);
  }
}

function parameterFaults(name: string, schema: Schema, value: unknown): string[] {
  if (Array.isArray(value)) {
    if (!schema.repeated && value.length > 1) return [`Parameter ${name} is given ${value.length} times`];
    return value.flatMap((each) => parameterFaults(name, { ...schema, repeated: false }, each));
  }
  const wrong = scalarFault(schema, fromText(schema, value));
  return wrong ? [`Invalid value at '${name}' (${wrong}), ${JSON.stringify(value)}`] : [];
}

/** A query carries text only: reads what stands for a number or a boolean as one. */
function fromText(schema: Schema, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (schema.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if (schema.type === 'integer' || schema.type === 'number') return value === '' ? value : Number(value);
  return value;
}
