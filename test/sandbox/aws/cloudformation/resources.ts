// What becomes of a template's resources: their physical ids, their attributes, and the function that is deployed.
import { Refusal } from '../refusal';
import { resolve, type Scope, type Value } from './intrinsics';
import type { Template } from './template';

export interface DeployedFunction {
  readonly name: string;
  readonly code: { readonly bucket: string; readonly key: string };
  readonly handler: string;
  readonly runtime: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Made {
  readonly outputs: ReadonlyMap<string, string>;
  readonly fn: DeployedFunction;
  /** Logical id → physical id. */
  readonly ids: ReadonlyMap<string, string>;
}

export interface Place {
  readonly stackName: string;
  readonly stackId: string;
  readonly accountId: string;
  readonly region: string;
  /** Values of the stack's parameters. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The address of the stack's first API (0) or a further one. */
  readonly apiUrl: (index: number) => string;
  readonly tableName: string | null;
}

/** @throws Refusal for whatever cannot be resolved */
export function make(template: Template, place: Place): Made {
  const { stackName, accountId, region, parameters } = place;
  const logicalIds = Object.keys(template.Resources);
  const apis = logicalIds.filter((id) => template.Resources[id]?.Type === 'AWS::ApiGatewayV2::Api');
  const ids = new Map(logicalIds.map((id) => [id, physicalId(template, place, id)]));
  const pseudo = new Map([
    ['AWS::AccountId', accountId],
    ['AWS::Region', region],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', stackName],
    ['AWS::StackId', place.stackId],
  ]);
  const scope: Scope = {
    ref: (name) => pseudo.get(name) ?? parameters.get(name) ?? ids.get(name),
    attribute(id, name) {
      const type = template.Resources[id]?.Type;
      if (type === undefined) return undefined;
      if (type === 'AWS::ApiGatewayV2::Api' && name === 'ApiEndpoint') return place.apiUrl(apis.indexOf(id));
      return name === 'Arn' || name === 'TopicArn'
        ? `arn:aws:${(type.split('::')[1] ?? '').toLowerCase()}:${region}:${accountId}:${ids.get(id)}`
        : undefined;
    },
  };
  const resources = Object.entries(template.Resources).map(
    ([id, { Type, Properties }]) => [id, Type, resolve(Properties, scope)] as const,
  );
  const outputs = Object.entries(template.Outputs).map(
    ([name, { Value: given }]) => [name, String(resolve(given, scope))] as const,
  );
  const functions = resources.filter(([, type]) => type === 'AWS::Lambda::Function');
  const [fn] = functions.map(([id, , properties]) => toFunction(ids.get(id) ?? '', properties));
  if (fn === undefined) throw new Refusal('ValidationError', 'there is no function in this template');
  return { outputs: new Map(outputs), fn, ids };
}

function physicalId({ Resources }: Template, { stackName, tableName }: Place, logicalId: string): string {
  const { Type, Properties } = Resources[logicalId] ?? {};
  if (Type === 'AWS::DynamoDB::Table' && tableName !== null) return tableName;
  const { LogGroupName, AlarmName } = Properties ?? {};
  const named = [LogGroupName, AlarmName].find((each) => typeof each === 'string');
  return typeof named === 'string' ? named : `${stackName}-${logicalId}-SANDBOX`;
}

function toFunction(name: string, properties: Value): DeployedFunction {
  const { Code, Handler, Runtime, Environment } = properties as {
    readonly Code: { readonly S3Bucket: string; readonly S3Key: string };
    readonly Handler: string;
    readonly Runtime: string;
    readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
  };
  return {
    name,
    code: { bucket: Code.S3Bucket, key: Code.S3Key },
    handler: Handler,
    runtime: Runtime,
    environment: Environment.Variables,
  };
}
