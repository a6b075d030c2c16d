// DynamoDB behind the bridge: dynalite in memory with the one table, and a record of its calls.
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsClient } from 'aws4fetch';
import dynalite from 'dynalite';
import { type Attribute, itemBytes } from './item-size';

export interface TableCall {
  /** `GetItem`, `PutItem`… */
  readonly operation: string;
  /** Of the one item that it reads or writes; empty where it is about more. */
  readonly pk: string;
  /** Of the item that it writes; 0 where it writes none. */
  readonly bytes: number;
  /** HTTP; 400 also where a condition did not hold. */
  readonly status: number;
}

interface Input {
  readonly Key?: Readonly<Record<string, Attribute>>;
  readonly Item?: Readonly<Record<string, Attribute>>;
}

export class DynamoDb {
  /** Answered calls since the start or the last `clearCalls`, oldest first. */
  readonly calls: TableCall[] = [];

  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
  ) {}

  /** Starts on any free port and creates the table: partition key `pk` (string), no sort key. */
  static async start(tableName: string): Promise<DynamoDb> {
    const server = dynalite({ createTableMs: 0 });
    // An instance that was frozen for long keeps its connection: time is virtual, closing it would not be.
    server.keepAliveTimeout = 0;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const database = new DynamoDb(server, `http://127.0.0.1:${port}`);
    await database.call('CreateTable', {
      TableName: tableName,
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    await database.untilActive(tableName);
    server.prependListener('request', (request, response) => database.record(request, response));
    return database;
  }

  /** Calls by operation: `GetItem` → 3. */
  get counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { operation } of this.calls) counts.set(operation, (counts.get(operation) ?? 0) + 1);
    return counts;
  }

  clearCalls(): void {
    this.calls.length = 0;
  }

  /** One call of the low-level API, such as `GetItem`. @throws Error with DynamoDB's own words */
  async call(operation: string, input: unknown): Promise<unknown> {
    const client = new AwsClient({ accessKeyId: 'sandbox', secretAccessKey: 'sandbox', retries: 0 });
    const answer = await client.fetch(this.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
      },
      body: JSON.stringify(input),
      aws: { service: 'dynamodb', region: 'ap-northeast-1' },
    });
    if (!answer.ok) throw new Error(`DynamoDB ${operation}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private record(request: IncomingMessage, response: ServerResponse): void {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('finish', () => {
      const { Key, Item } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Input;
      const pk = (Key ?? Item)?.pk?.S ?? '';
      this.calls.push({ operation, pk, bytes: Item ? itemBytes(Item) : 0, status: response.statusCode });
    });
  }

  /** dynalite makes a table ready a turn after it has answered. */
  private async untilActive(tableName: string): Promise<void> {
    for (;;) {
      const { Table } = (await this.call('DescribeTable', { TableName: tableName })) as {
        Table: { TableStatus: string };
      };
      if (Table.TableStatus === 'ACTIVE') return;
    }
  }
}
