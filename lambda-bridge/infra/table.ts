// The one table: cards and what has been told. It outlives the stack, since without it Slack would be told twice.
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, type CfnTable, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

export function addTable(scope: Construct): Table {
  const table = new Table(scope, 'Cards', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    timeToLiveAttribute: 'expiresAt',
    // Not the free provisioned capacity: docs/adr/0016.
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // However these files are rearranged, the table stays the same one: CloudFormation knows it by this name.
  (table.node.defaultChild as CfnTable).overrideLogicalId('Table');
  return table;
}
