// DynamoDB calls that survive throttling and lost connections while there is time. Reads are strongly consistent.
import { AwsRefused, callAws } from '../aws/call';
import type { Deadline } from '../deadline';
import { NotConfigured, StoreUnavailable } from '../errors';

/** DynamoDB's attribute values, as far as this table has them. */
export type Attributes = Readonly<
  Record<string, { readonly S: string } | { readonly N: string } | { readonly B: string }>
>;

export interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Attributes;
}

const BACKOFF_MS = 50;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html: those worth a retry. */
const PASSING = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'ItemCollectionSizeLimitExceededException',
]);

export async function getItem(pk: string, deadline: Deadline): Promise<unknown> {
  const input = { TableName: tableName(), Key: { pk: { S: pk } }, ConsistentRead: true };
  const { output } = await persist('DynamoDB_20120810.GetItem', input, deadline);
  return output;
}

/**
 * @returns `refused` where the condition did not hold; then `retried` says that an earlier try of this very write may
 * have made it so
 */
export async function putItem(
  item: Attributes,
  condition: Condition | null,
  deadline: Deadline,
): Promise<{ readonly refused: boolean; readonly retried: boolean }> {
  const input = { TableName: tableName(), Item: item, ...condition };
  const { output, retried } = await persist('DynamoDB_20120810.PutItem', input, deadline);
  return { refused: output === 'condition failed', retried };
}

async function persist(
  target: string,
  input: unknown,
  deadline: Deadline,
): Promise<{ readonly output: unknown; readonly retried: boolean }> {
  for (let tries = 0; ; tries += 1) {
    try {
      return { output: await callAws('dynamodb', target, input, deadline), retried: tries > 0 };
    } catch (cause) {
      if (cause instanceof NotConfigured) throw cause;
      const refused = cause instanceof AwsRefused ? cause : null;
      if (refused?.code === 'ConditionalCheckFailedException') {
        return { output: 'condition failed', retried: tries > 0 };
      }
      const passing = refused === null || refused.status >= 500 || PASSING.has(refused.code);
      if (!passing) throw new StoreUnavailable(`${refused.message}: see the table and its policy`, { cause });
      const waitMs = BACKOFF_MS * 2 ** tries;
      if (deadline.leftMs <= waitMs)
        throw new StoreUnavailable(`${target} did not succeed in time`, { cause });
      await deadline.pause(waitMs);
    }
  }
}

function tableName(): string {
  const name = process.env.TOBAN_TABLE;
  if (!name) throw new NotConfigured('TOBAN_TABLE is not set: it names the DynamoDB table');
  return name;
}
