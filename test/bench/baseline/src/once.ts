// A change is told once for its id, as Powertools sees to it; one that the card has already adds nothing.
import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { Context } from 'aws-lambda';
import { readCard, writeCard } from './card';
import type { Change } from './change';
import { database } from './database';
import { postLine, postRoot, updateRoot } from './slack';

const A_WEEK_SECONDS = 604_800;

const persistenceStore = new DynamoDBPersistenceLayer({
  tableName: process.env.TOBAN_TABLE ?? '',
  keyAttr: 'pk',
  expiryAttr: 'expiresAt',
  awsSdkV3Client: database,
});
const config = new IdempotencyConfig({ eventKeyJmesPath: 'id', expiresAfterSeconds: A_WEEK_SECONDS });

const idempotent = makeIdempotent(tell, { persistenceStore, config });

export async function tellOnce(change: Change, context: Context): Promise<void> {
  config.registerLambdaContext(context);
  await idempotent(change);
}

async function tell(change: Change): Promise<{ readonly told: boolean }> {
  const { task, state, atSecond } = change;
  const card = await readCard(task);
  if (card === null) {
    const root = await postRoot(change);
    await writeCard({ task, state, atSecond, ...root });
    return { told: true };
  }
  if (card.state === state || atSecond < card.atSecond) return { told: false };
  await postLine(change, card);
  await updateRoot(change, card);
  await writeCard({ ...card, state, atSecond });
  return { told: true };
}
