// One card a task, an item of its own beside Powertools' records.
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { database } from './database';

export interface Card {
  readonly task: string;
  readonly state: string;
  readonly atSecond: number;
  readonly channel: string;
  readonly ts: string;
}

const documents = DynamoDBDocumentClient.from(database);
const TableName = process.env.TOBAN_TABLE;

export async function readCard(task: string): Promise<Card | null> {
  const { Item } = await documents.send(
    new GetCommand({ TableName, Key: { pk: `card#${task}` }, ConsistentRead: true }),
  );
  return (Item as Card | undefined) ?? null;
}

export async function writeCard(card: Card): Promise<void> {
  await documents.send(new PutCommand({ TableName, Item: { pk: `card#${card.task}`, ...card } }));
}
