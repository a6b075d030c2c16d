// The table behind the bridge: real DynamoDB calls over HTTP, counted by operation.
import { DynamoDb } from './dynamodb';
import { itemBytes } from './item-size';

let database: DynamoDb;
beforeAll(async () => {
  database = await DynamoDb.start('toban');
});
afterAll(() => database.close());

test('the table is there and empty, with `pk` alone as its key', async () => {
  expect(await database.call('DescribeTable', { TableName: 'toban' })).toMatchObject({
    Table: { TableStatus: 'ACTIVE', ItemCount: 0, KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
  });
});

test('calls are counted by operation, refused ones too', async () => {
  database.clearCalls();
  const put = {
    TableName: 'toban',
    Item: { pk: { S: 'task#1' } },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
  await database.call('PutItem', put);
  await expect(database.call('PutItem', put)).rejects.toThrow('ConditionalCheckFailed');
  await database.call('GetItem', { TableName: 'toban', Key: { pk: { S: 'task#1' } } });
  expect(Object.fromEntries(database.counts)).toEqual({ PutItem: 2, GetItem: 1 });
});

test('a call is recorded with its item, the bytes that it wants to write, and its outcome', async () => {
  database.clearCalls();
  const item = { pk: { S: 'task#2' }, body: { S: '{"title":"証明書"}' }, version: { N: '12' } };
  await database.call('PutItem', { TableName: 'toban', Item: item });
  await database.call('GetItem', { TableName: 'toban', Key: { pk: { S: 'task#2' } } });
  expect(database.calls).toEqual([
    // pk 2 + 6, body 4 + 21 (three characters of three bytes), version 7 + 2
    { operation: 'PutItem', pk: 'task#2', bytes: 42, status: 200 },
    { operation: 'GetItem', pk: 'task#2', bytes: 0, status: 200 },
  ]);
});

test('sizes are those of DynamoDB, binary values without their base64', () => {
  expect(itemBytes({ a: { N: '123' }, b: { B: Buffer.alloc(30).toString('base64') } })).toBe(1 + 3 + 1 + 30);
  expect(itemBytes({ a: { N: '-0.5' } })).toBe(1 + 2);
});

test('a key of another type is refused', async () => {
  const key = { TableName: 'toban', Key: { pk: { N: '1' } } };
  await expect(database.call('GetItem', key)).rejects.toThrow('ValidationException');
});
