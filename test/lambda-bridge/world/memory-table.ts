// DynamoDB's GetItem and PutItem with conditions, in memory: thousands of runs need a table that answers at once.
// memory-table.test.ts holds it against dynalite. @throws RangeError for an operation or a condition it does not know
import { type HttpHandler, json } from '../../sandbox/http';

type Item = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Input {
  readonly Key: Item;
  readonly Item: Item;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

export class MemoryTable {
  readonly items = new Map<string, Item>();

  readonly handle: HttpHandler = async ({ headers, body }) => {
    const input = JSON.parse(Buffer.from(body).toString()) as Input;
    const operation = headers['x-amz-target']?.split('.').at(-1);
    if (operation === 'GetItem') {
      const Item = this.items.get(input.Key.pk?.S ?? '');
      return json(200, Item === undefined ? {} : { Item });
    }
    if (operation !== 'PutItem') throw new RangeError(`the table knows no ${operation}`);
    const pk = input.Item.pk?.S ?? '';
    if (!holds(input, this.items.get(pk))) {
      const __type = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';
      return json(400, { __type, message: 'The conditional request failed' });
    }
    this.items.set(pk, input.Item);
    return json(200, {});
  };
}

function holds(input: Input, item: Item | undefined): boolean {
  const clauses = input.ConditionExpression?.split(/\s+AND\s+/) ?? [];
  return clauses.every((clause) => {
    const [, absent] = /^attribute_not_exists\((\S+)\)$/.exec(clause) ?? [];
    if (absent !== undefined) return item?.[nameOf(input, absent)] === undefined;
    const [, name, value] = /^(\S+) = (:\S+)$/.exec(clause) ?? [];
    if (name === undefined || value === undefined) throw new RangeError(`the table knows no "${clause}"`);
    const wanted = input.ExpressionAttributeValues?.[value];
    return JSON.stringify(item?.[nameOf(input, name)]) === JSON.stringify(wanted);
  });
}

function nameOf({ ExpressionAttributeNames }: Input, name: string): string {
  return name.startsWith('#') ? (ExpressionAttributeNames?.[name] ?? name) : name;
}
