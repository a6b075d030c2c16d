// What Slack has been told is never forgotten by a deployment: the table stays the same one, protected and recoverable.
import { resourcesOf, synthesised } from './synthesised';

test('the table has its keys, its time to live and its protections, under a name that never changes', () => {
  const [table, ...others] = resourcesOf(synthesised(), 'AWS::DynamoDB::Table');
  expect(others).toEqual([]);
  expect(table?.[0]).toBe('Table');
  expect(table?.[1]).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    },
  });
  // Whatever of these changes makes CloudFormation put an empty table in its place.
  const properties = Object.keys(table?.[1].Properties ?? {});
  expect(
    properties.filter((name) => /^(TableName|.*SecondaryIndexes|ImportSourceSpecification)$/.test(name)),
  ).toEqual([]);
});
