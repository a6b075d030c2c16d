// A template as it is sent: its shape, and whether CloudFormation would take it.
import * as v from 'valibot';
import { Refusal } from '../refusal';
import type { Value } from './intrinsics';

const value = v.custom<Value>((each) => each !== undefined);

const schema = v.object({
  Description: v.optional(v.string()),
  Parameters: v.optional(
    v.record(v.string(), v.object({ Type: v.string(), Default: v.optional(v.string()) })),
    {},
  ),
  Rules: v.optional(
    v.record(
      v.string(),
      v.object({ Assertions: v.array(v.object({ Assert: value, AssertDescription: v.string() })) }),
    ),
    {},
  ),
  Resources: v.record(
    v.string(),
    v.object({
      Type: v.string(),
      Properties: v.optional(v.record(v.string(), value), {}),
      DeletionPolicy: v.optional(v.picklist(['Delete', 'Retain', 'RetainExceptOnCreate'])),
    }),
  ),
  Outputs: v.optional(
    v.record(v.string(), v.object({ Value: value, Description: v.optional(v.string()) })),
    {},
  ),
});

export type Template = v.InferOutput<typeof schema>;

/** What the bridge is made of; a template with another kind of resource is refused. */
const TYPES = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::Table',
  'AWS::IAM::Role',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
];

/** @throws Refusal where it is not JSON, or holds what is not known */
export function readTemplate(body: string): Template {
  const parsed = v.safeParse(schema, parse(body));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Refusal(
      'ValidationError',
      `Template format error: ${v.getDotPath(issue) ?? ''} ${issue.message}`,
    );
  }
  const unknown = Object.values(parsed.output.Resources).filter(({ Type }) => !TYPES.includes(Type));
  if (unknown.length > 0) {
    const types = [...new Set(unknown.map(({ Type }) => Type))];
    throw new Refusal(
      'ValidationError',
      `Template format error: Unrecognized resource types: [${types.join(', ')}]`,
    );
  }
  return parsed.output;
}

/** @throws Refusal where leave is lacking to make roles */
export function checkCapabilities({ Resources }: Template, given: readonly string[]): void {
  const roles = Object.values(Resources).filter(({ Type }) => Type === 'AWS::IAM::Role');
  if (roles.length === 0) return;
  const needed = roles.some(({ Properties }) => 'RoleName' in Properties)
    ? 'CAPABILITY_NAMED_IAM'
    : 'CAPABILITY_IAM';
  if (given.includes(needed) || given.includes('CAPABILITY_NAMED_IAM')) return;
  throw new Refusal('InsufficientCapabilitiesException', `Requires capabilities : [${needed}]`);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal('ValidationError', 'Template format error: JSON not well-formed.');
  }
}
