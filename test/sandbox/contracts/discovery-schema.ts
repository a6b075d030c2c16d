// Walks a JSON value along a schema of a Google discovery document and says, in Google's words, what does not fit.
// Fields that the schema does not name, wrong types, enum values that do not exist: each is one complaint.

export interface Schema {
  readonly id?: string;
  readonly type?: string;
  readonly $ref?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly repeated?: boolean;
  readonly required?: boolean;
  readonly location?: string;
}

/** A field mask read into a tree: a name without parts stands for all of it. */
export interface MaskTree {
  readonly [name: string]: MaskTree;
}

const INT32_MAX = 2_147_483_647;
const FORMATS: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  int64: /^-?\d+$/,
};

/** The path as Google prints it: `requests[0].update_cells.start`. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export class SchemaChecker {
  /** Frozen values found right once: an answer repeated each minute is walked one time only. */
  private readonly known = new WeakMap<object, string>();

  constructor(private readonly schemas: Readonly<Record<string, Schema>>) {}

  /** The schema that `schema` refers to, or itself. */
  resolve(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    const target = this.schemas[schema.$ref];
    if (!target) throw new Error(`discovery document: schema ${schema.$ref} is missing`);
    return target;
  }

  /** @returns complaints, none when the value fits */
  check(schemaName: string, value: unknown): string[] {
    const complaints: string[] = [];
    this.walk({ $ref: schemaName }, value, '', complaints);
    return complaints;
  }

  /** Names in a field mask that the schema does not have, as dotted paths. */
  unknownFields(schemaName: string, mask: MaskTree): string[] {
    return this.unknownIn({ $ref: schemaName }, mask, '');
  }

  private unknownIn(reference: Schema, mask: MaskTree, at: string): string[] {
    const schema = this.resolve(reference);
    if (schema.items) return this.unknownIn(schema.items, mask, at);
    return Object.entries(mask).flatMap(([name, inner]) => {
      const property = schema.properties?.[name] ?? schema.additionalProperties;
      if (name === '*' || schema.type === 'any') return [];
      return property ? this.unknownIn(property, inner, `${at}${name}.`) : [at + name];
    });
  }

  private walk(reference: Schema, value: unknown, at: string, complaints: string[]): void {
    const schema = this.resolve(reference);
    if (value === null || schema.type === 'any') return;
    if (schema.type === 'array') this.walkArray(schema, value, at, complaints);
    else if (schema.type === 'object') this.walkObject(schema, value, at, complaints);
    else {
      const wrong = scalarFault(schema, value);
      if (wrong) complaints.push(`Invalid value at '${at}' (${wrong}), ${JSON.stringify(value)}`);
    }
  }

  private walkArray(schema: Schema, value: unknown, at: string, complaints: string[]): void {
    if (!Array.isArray(value)) {
      complaints.push(`Invalid value at '${at}' (TYPE_ARRAY), ${JSON.stringify(value)}`);
      return;
    }
    const items = schema.items;
    if (!items || items.type === 'any') return;
    for (const [index, item] of value.entries()) this.walk(items, item, `${at}[${index}]`, complaints);
  }

  private walkObject(schema: Schema, value: unknown, at: string, complaints: string[]): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      complaints.push(
        Array.isArray(value)
          ? `Invalid JSON payload received. Unknown name "${at}": Proto field is not repeating, cannot start list.`
          : `Invalid value at '${at}' (TYPE_MESSAGE), ${JSON.stringify(value)}`,
      );
      return;
    }
    const isFrozen = schema.id !== undefined && Object.isFrozen(value);
    if (isFrozen && this.known.get(value) === schema.id) return;
    const before = complaints.length;
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const property = schema.properties?.[name] ?? schema.additionalProperties;
      if (property) this.walk(property, inner, at === '' ? snake(name) : `${at}.${snake(name)}`, complaints);
      else {
        const place = at === '' ? '' : ` at '${at}'`;
        complaints.push(`Invalid JSON payload received. Unknown name "${name}"${place}: Cannot find field.`);
      }
    }
    if (isFrozen && schema.id !== undefined && complaints.length === before) this.known.set(value, schema.id);
  }
}

/** @returns the type that was expected, when `value` is not one of it */
export function scalarFault(schema: Schema, value: unknown): string | undefined {
  switch (schema.type) {
    case 'string':
      return stringFault(schema, value);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'TYPE_BOOL';
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) <= INT32_MAX ? undefined : 'TYPE_INT32';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'TYPE_DOUBLE';
    default:
      return undefined;
  }
}

function stringFault(schema: Schema, value: unknown): string | undefined {
  if (schema.format === 'int64' && Number.isInteger(value)) return undefined;
  if (typeof value !== 'string') return 'TYPE_STRING';
  if (schema.enum && !schema.enum.includes(value)) return 'TYPE_ENUM';
  const format = schema.format === undefined ? undefined : FORMATS[schema.format];
  return format && !format.test(value) ? `format ${schema.format}` : undefined;
}
