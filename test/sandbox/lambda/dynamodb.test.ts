// The table behind the bridge: real DynamoDB calls over HTTP, counted by operation.
import { DynamoDb } from './dynamodb';

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
  database.clearCounts();
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

test('a key of another type is refused', async () => {
  const key = { TableName: 'toban', Key: { pk: { N: '1' } } };
  await expect(database.call('GetItem', key)).rejects.toThrow('ValidationException');
});
