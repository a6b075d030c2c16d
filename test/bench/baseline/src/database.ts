// One client for the cards and for Powertools, so that both share its connections.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export const database = new DynamoDBClient({});
