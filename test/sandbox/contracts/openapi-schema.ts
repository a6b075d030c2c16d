// Turns the schemas of an OpenAPI 3.0 file into JSON Schema 2019-09 that refuses every property it does not name.
// Only a schema's outermost place is closed: what `allOf` combines must not refuse its neighbours' properties.

type Json = Record<string, unknown>;

/** A copy of the document in which every schema is closed. */
export function closeSchemas(document: Json): Json {
  return visit(document) as Json;
}

function visit(node: unknown, name = '', parent = ''): unknown {
  if (Array.isArray(node)) return node.map((each) => visit(each));
  if (!isObject(node)) return node;
  if (name === 'schema') return closed(node);
  if (parent === 'schemas') return opened(node);
  return mapValues(node, (each, key) => visit(each, key, name));
}

function closed(schema: Json): Json {
  const result = opened(schema);
  const namesProperties = ['properties', '$ref', 'allOf', 'oneOf', 'anyOf'].some((key) => key in schema);
  return namesProperties ? { ...result, unevaluatedProperties: false } : result;
}

function opened(schema: Json): Json {
  const { nullable, oneOf, ...rest } = schema;
  const result = mapValues(rest, (each, key) => {
    if (key === 'properties' && isObject(each)) return mapValues(each, (child) => closed(child as Json));
    if (key === 'items' && isObject(each)) return closed(each);
    if (key === 'allOf' || key === 'anyOf') return (each as Json[]).map(opened);
    return each;
  });
  // Alternatives overlap in such files (one object fits several), so one or more must fit, not exactly one.
  if (oneOf) result.anyOf = (oneOf as Json[]).map(opened);
  if (nullable === true) result.type = [schema.type, 'null'];
  return result;
}

function mapValues(node: Json, change: (value: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
}

function isObject(node: unknown): node is Json {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
