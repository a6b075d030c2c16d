// Checks requests and answers against an OpenAPI 3.0 file, more strictly than the file: what it does not name is wrong.
// Each schema is compiled once, at its first use, so that a poll a minute for days stays cheap.
import Ajv, { type ValidateFunction } from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { closeSchemas } from './openapi-schema';

type Json = Record<string, unknown>;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'header' | 'path';
  readonly required?: boolean;
  readonly schema: { readonly type?: string; readonly explode?: boolean };
}

interface Operation {
  readonly pointer: string;
  readonly parameters: readonly { readonly parameter: Parameter; readonly pointer: string }[];
  readonly node: Json;
}

export interface CheckedRequest {
  readonly method: string;
  /** Without the base address and the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where there is none. */
  readonly body: unknown;
}

const JSON_TYPE = 'application/json';
const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE'] satisfies Method[];

export class OpenApi {
  private readonly document: Json;
  private readonly ajv = addFormats(new Ajv({ strict: false, allErrors: true, validateSchema: false }));
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly operations = new Map<string, Operation | undefined>();

  /** @param document the parsed file; it is left as it is */
  constructor(document: Json) {
    this.document = closeSchemas(document);
    this.ajv.addFormat('url', (text: string) => URL.canParse(text));
    this.ajv.addFormat('tzinfo', isTimeZone);
    this.ajv.addFormat('activesupport-time-zone', isTimeZone);
    this.ajv.addSchema({ ...this.document, $id: 'contract' });
  }

  /** What is wrong with a request, one sentence each; empty when nothing is. */
  request(request: CheckedRequest): string[] {
    const operation = this.operation(request.method, request.path);
    if (!operation) return [`${request.method} ${request.path} is not in the contract`];
    return [
      ...this.wrongQuery(operation, request.query),
      ...this.wrongHeaders(operation, request),
      ...this.wrongBody(operation, request.body),
    ];
  }

  /** What is wrong with an answer. Services give null for what is absent, whatever the file says, so null is absent. */
  answer(method: string, path: string, status: number, body: unknown): string[] {
    const operation = this.operation(method, path);
    if (!operation) return [`${method} ${path} is not in the contract`];
    const responses = operation.node.responses as Json;
    const response = responses[String(status)] as Json | undefined;
    if (!response) return [`${method} ${path} has no answer ${status} in the contract`];
    const pointer = this.follow(response, `${operation.pointer}/responses/${status}`);
    const schema = `${pointer}/content/${pointerPart(JSON_TYPE)}/schema`;
    if (this.at(schema) === undefined) return [];
    return this.mistakes(schema, withoutNulls(body), 'answer');
  }

  private wrongQuery(operation: Operation, query: URLSearchParams): string[] {
    return [...new Set(query.keys())].flatMap((name) => {
      const found = operation.parameters.find(
        ({ parameter }) => parameter.in === 'query' && parameter.name === name,
      );
      if (!found) return [`query parameter ${name} is not in the contract`];
      const values = query.getAll(name);
      if (values.length > 1 && !name.endsWith('[]')) return [`query parameter ${name} is given twice`];
      if (new Set(values).size < values.length) return [`query parameter ${name} repeats a value`];
      const isList = found.parameter.schema.type === 'array';
      const read = isList
        ? [name.endsWith('[]') ? values : (values[0] ?? '').split(',')]
        : values.map((value) => readScalar(value, found.parameter.schema.type));
      return read.flatMap((value) => this.mistakes(`${found.pointer}/schema`, value, `query ${name}`));
    });
  }

  private wrongHeaders(operation: Operation, request: CheckedRequest): string[] {
    return operation.parameters.flatMap(({ parameter, pointer }) => {
      if (parameter.in !== 'header') return [];
      const name = parameter.name.toLowerCase();
      // The file demands a content type of requests without content; no client sends one.
      if (name === 'content-type' && request.body === undefined) return [];
      const value = request.headers[name];
      if (value === undefined) return parameter.required ? [`header ${parameter.name} is missing`] : [];
      const plain = name === 'content-type' ? (value.split(';')[0] ?? '').trim() : value;
      return this.mistakes(`${pointer}/schema`, plain, `header ${parameter.name}`);
    });
  }

  private wrongBody(operation: Operation, body: unknown): string[] {
    const schema = `${operation.pointer}/requestBody/content/${pointerPart(JSON_TYPE)}/schema`;
    if (this.at(schema) === undefined) return body === undefined ? [] : ['a body is not in the contract'];
    return body === undefined ? ['the body is missing'] : this.mistakes(schema, body, 'body');
  }

  private mistakes(pointer: string, value: unknown, where: string): string[] {
    let check = this.compiled.get(pointer);
    if (!check) {
      check = this.ajv.compile({ $ref: `contract#${encodeURI(pointer)}` });
      this.compiled.set(pointer, check);
    }
    if (check(value)) return [];
    return (check.errors ?? []).map((error) => {
      const extra: unknown = error.params.unevaluatedProperty ?? error.params.allowedValues;
      return `${where}${error.instancePath} ${error.message}${extra ? ` (${String(extra)})` : ''}`;
    });
  }

  private operation(method: string, path: string): Operation | undefined {
    const template = this.template(path);
    if (!template || !METHODS.includes(method)) return undefined;
    const key = `${method} ${template}`;
    if (!this.operations.has(key)) this.operations.set(key, this.readOperation(method, template));
    return this.operations.get(key);
  }

  private readOperation(method: string, template: string): Operation | undefined {
    const item = `/paths/${pointerPart(template)}`;
    const pointer = `${item}/${method.toLowerCase()}`;
    const node = this.at(pointer) as Json | undefined;
    if (!node) return undefined;
    const lists = [`${item}/parameters`, `${pointer}/parameters`];
    const parameters = lists.flatMap((list) =>
      ((this.at(list) ?? []) as Json[]).map((entry, index) => {
        const place = this.follow(entry, `${list}/${index}`);
        return { parameter: this.at(place) as Parameter, pointer: place };
      }),
    );
    return { pointer, parameters, node };
  }

  /** The path of the file that a path fits; one without variables goes first. */
  private template(path: string): string | undefined {
    const templates = Object.keys(this.document.paths as Json);
    if (templates.includes(path)) return path;
    const parts = path.split('/');
    return templates.find((template) => {
      const wanted = template.split('/');
      return (
        wanted.length === parts.length &&
        wanted.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]))
      );
    });
  }

  private follow(node: Json, pointer: string): string {
    const reference = node.$ref;
    return typeof reference === 'string' ? reference.slice(1) : pointer;
  }

  private at(pointer: string): unknown {
    return pointer
      .split('/')
      .slice(1)
      .reduce<unknown>(
        (node, part) => (node as Json | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')],
        this.document,
      );
  }
}

function pointerPart(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function readScalar(text: string, type: string | undefined): unknown {
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, each]) => each !== null);
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutNulls(each)]));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
