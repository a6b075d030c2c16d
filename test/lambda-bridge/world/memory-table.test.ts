// The table in memory answers as dynalite does: the same items, the same refusals.
import { DynamoDb } from '../../sandbox/lambda/dynamodb';
import { forwardTo } from '../outside';
import { deliver, push, shown } from '../rig';
import { at, snapshot, v3 } from '../samples';
import { MemoryTable } from './memory-table';
import { World } from './world';

const table = new MemoryTable();
let database: DynamoDb;
beforeAll(async () => {
  database = await DynamoDb.start('toban-cards');
});
afterAll(() => database.close());

test.each([
  [undefined, 'one'],
  ['absent', 'two'],
  [{ version: '1', token: 'other' }, 'three'],
  [{ version: '1', token: 'one' }, 'four'],
  [{ version: '1', token: 'one' }, 'five'],
] as const)('a write on condition %j', async (condition, token) => {
  const input = {
    TableName: 'toban-cards',
    Item: { pk: { S: 'task#1' }, version: { N: '1' }, token: { S: token } },
    ...expressionOf(condition),
  };
  const target = {
    'x-amz-target': 'DynamoDB_20120810.PutItem',
    'content-type': 'application/x-amz-json-1.0',
  };
  const request = {
    method: 'POST',
    url: 'http://dynamodb.invalid/',
    headers: target,
    body: Buffer.from(JSON.stringify(input)),
  };
  const ours = await table.handle(request);
  const real = await database.call('PutItem', input).then(
    () => 200,
    (error: unknown) => (/400 .*ConditionalCheckFailedException/.test(String(error)) ? 400 : error),
  );
  expect(ours.status).toBe(real);
  const key = { TableName: 'toban-cards', Key: { pk: { S: 'task#1' } } };
  expect(await database.call('GetItem', key)).toEqual({ Item: table.items.get('task#1') });
});

function expressionOf(
  condition: 'absent' | { readonly version: string; readonly token: string } | undefined,
) {
  if (condition === undefined) return {};
  if (condition === 'absent') {
    return {
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': 'pk' },
    };
  }
  return {
    ConditionExpression: '#version = :version AND #token = :token',
    ExpressionAttributeNames: { '#version': 'version', '#token': 'token' },
    ExpressionAttributeValues: { ':version': { N: condition.version }, ':token': { S: condition.token } },
  };
}

test('a task’s whole story leaves the same in both', async () => {
  const onDynalite = new World({ table: (request) => forwardTo(database.endpoint, request) });
  const inMemory = new World();
  for (const world of [onDynalite, inMemory]) {
    await push(world, [snapshot()]);
    await deliver(world, v3('acknowledged', { second: 60, by: 'Sato' }));
    await push(world, [snapshot({ state: 'done', at: at(90), by: 'Sato' })]);
  }
  expect(shown(onDynalite)).toEqual(shown(inMemory));
  for (const [pk, item] of inMemory.memory.items) {
    const read = await database.call('GetItem', { TableName: 'toban-cards', Key: { pk: { S: pk } } });
    expect(read).toEqual({ Item: item });
  }
});
