// How large DynamoDB takes an item to be: what its read and write units are counted by.
// Source: AWS, "DynamoDB item sizes and formats": names and strings in UTF-8, a number about a byte for two digits and one more.

export interface Attribute {
  readonly S?: string;
  readonly N?: string;
  /** Base64. */
  readonly B?: string;
}

/** @returns bytes @throws Error at a type that this table does not have */
export function itemBytes(item: Readonly<Record<string, Attribute>>): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(name, value),
    0,
  );
}

function valueBytes(name: string, { S, N, B }: Attribute): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (B !== undefined) return Buffer.byteLength(B, 'base64');
  if (N !== undefined) return Math.ceil(N.replace(/^-|\./g, '').replace(/^0+/, '').length / 2) + 1;
  throw new Error(`the attribute ${name} is of a type whose size is not counted here`);
}
