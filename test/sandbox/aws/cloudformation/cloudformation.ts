// CloudFormation of one region, as the CDK's command and set-up drive it: change sets, their execution, their failure.
import type { AwsCall } from '../call';
import { Refusal } from '../refusal';
import type { Bucket } from '../s3';
import type { Parameter } from '../ssm';
import type { Xml } from '../xml';
import { type DeployedFunction, make } from './resources';
import { type ChangeSet, StackRecord } from './stack';
import { checkCapabilities, readTemplate, type Template } from './template';
import { readToolkit, TOOLKIT, VERSION_PARAMETER } from './toolkit';

export interface Ground {
  readonly accountId: string;
  readonly region: string;
  readonly buckets: Map<string, Bucket>;
  readonly parameters: Map<string, Parameter>;
  readonly apiUrl: (index: number) => string;
  /** Of every table that is made; null: as CloudFormation would name it. */
  readonly tableName: string | null;
  /** A function has new code or settings. */
  readonly onFunction: (fn: DeployedFunction, zip: Uint8Array) => void;
}

export class CloudFormation {
  /** All that ever were; those that are gone are found by their id only. */
  readonly stacks: StackRecord[] = [];
  /** The next execution fails at this resource, for this reason. */
  failing: { readonly logicalId: string; readonly reason: string } | null = null;
  /** Executions begin, and do not end. */
  isStuck = false;

  constructor(private readonly ground: Ground) {}

  /** @returns undefined where there is none of that name, or it is gone */
  stackOf(name: string): StackRecord | undefined {
    return this.stacks.find(({ name: each, status }) => each === name && status !== 'DELETE_COMPLETE');
  }

  answer({ operation, form }: AwsCall): Xml {
    const name = form.get('StackName') ?? '';
    switch (operation) {
      case 'DescribeStacks':
        return { Stacks: [this.need(name).describe()] };
      case 'DescribeStackEvents':
        return { StackEvents: this.need(name).describeEvents() };
      case 'DescribeStackResources':
        return { StackResources: this.need(name).describeResources() };
      case 'GetTemplate':
        return { TemplateBody: this.need(name).templateBody, StagesAvailable: ['Original', 'Processed'] };
      case 'CreateChangeSet':
        return this.createChangeSet(name, form);
      case 'DescribeChangeSet':
        return this.describeChangeSet(name, form.get('ChangeSetName') ?? '');
      case 'DeleteChangeSet':
        this.need(name).forget(form.get('ChangeSetName') ?? '');
        return {};
      case 'ExecuteChangeSet':
        this.execute(this.need(name), form.get('ChangeSetName') ?? '');
        return {};
      case 'DeleteStack':
        this.delete(name);
        return {};
      default:
        throw new Refusal(
          'InvalidAction',
          `Could not find operation ${operation} for version ${form.get('Version') ?? ''}`,
        );
    }
  }

  private need(nameOrId: string): StackRecord {
    const found = this.stackOf(nameOrId) ?? this.stacks.find(({ id }) => id === nameOrId);
    if (!found) throw new Refusal('ValidationError', `Stack with id ${nameOrId} does not exist`);
    return found;
  }

  private createChangeSet(stackName: string, form: URLSearchParams): Xml {
    const type = form.get('ChangeSetType') === 'UPDATE' ? 'UPDATE' : 'CREATE';
    const stack = this.stackFor(stackName, type);
    const name = form.get('ChangeSetName') ?? '';
    const templateBody = this.templateOf(form);
    const capabilities = listOf(form, 'Capabilities');
    if (stackName !== TOOLKIT) checkCapabilities(readTemplate(templateBody), capabilities);
    const isSame = type === 'UPDATE' && templateBody === stack.templateBody;
    const changeSet: ChangeSet = {
      name,
      id: `arn:aws:cloudformation:${this.ground.region}:${this.ground.accountId}:changeSet/${name}/sandbox`,
      type,
      templateBody,
      parameters: parametersOf(form),
      capabilities,
      status: isSame ? 'FAILED' : 'CREATE_COMPLETE',
      reason: isSame
        ? "The submitted information didn't contain changes. Submit different information to create a change set."
        : '',
    };
    stack.changeSets.set(name, changeSet);
    return { Id: changeSet.id, StackId: stack.id };
  }

  private stackFor(name: string, type: ChangeSet['type']): StackRecord {
    const known = this.stackOf(name);
    if (type === 'UPDATE') {
      const stack = this.need(name);
      if (!STABLE.test(stack.status)) {
        throw new Refusal(
          'ValidationError',
          `Stack:${stack.id} is in ${stack.status} state and can not be updated.`,
        );
      }
      return stack;
    }
    if (known && known.status !== 'REVIEW_IN_PROGRESS') {
      throw new Refusal(
        'ValidationError',
        `Stack [${name}] already exists and cannot be created again with the changeSet [CREATE].`,
      );
    }
    if (known) return known;
    const fresh = new StackRecord(name, this.ground);
    this.stacks.push(fresh);
    return fresh;
  }

  private templateOf(form: URLSearchParams): string {
    const body = form.get('TemplateBody');
    if (body !== null) return body;
    const [bucket = '', ...key] = pathOf(form.get('TemplateURL') ?? '');
    const stored = this.ground.buckets.get(bucket)?.get(key.join('/'));
    if (!stored) throw new Refusal('ValidationError', 'S3 error: The specified key does not exist.');
    return Buffer.from(stored).toString('utf8');
  }

  private describeChangeSet(stackName: string, name: string): Xml {
    const stack = this.need(stackName);
    const found = stack.changeSet(name);
    return {
      ChangeSetName: found.name,
      ChangeSetId: found.id,
      StackId: stack.id,
      StackName: stack.name,
      Status: found.status,
      StatusReason: found.reason === '' ? undefined : found.reason,
      ExecutionStatus: found.status === 'FAILED' ? 'UNAVAILABLE' : 'AVAILABLE',
      CreationTime: new Date(0).toISOString(),
      Changes:
        found.status === 'FAILED'
          ? []
          : [{ Type: 'Resource', ResourceChange: { Action: 'Add', LogicalResourceId: 'All' } }],
    };
  }

  private execute(stack: StackRecord, name: string): void {
    const changeSet = stack.changeSet(name);
    stack.changeSets.clear();
    stack.begin(changeSet.type);
    if (this.isStuck) return;
    if (stack.name === TOOLKIT) this.makeToolkit(stack, changeSet);
    else this.makeBridge(stack, changeSet);
  }

  private makeToolkit(stack: StackRecord, { templateBody, capabilities, type }: ChangeSet): void {
    const { buckets, parameters } = this.ground;
    const { version, bucketName } = readToolkit(templateBody, capabilities, this.ground);
    if (!buckets.has(bucketName)) buckets.set(bucketName, new Map());
    parameters.set(VERSION_PARAMETER, { type: 'String', value: version, version: 1 });
    stack.templateBody = templateBody;
    stack.outputs = new Map([
      ['BucketName', bucketName],
      ['BucketDomainName', `${bucketName}.s3.amazonaws.com`],
      ['BootstrapVersion', version],
    ]);
    stack.turn(`${type}_COMPLETE`);
  }

  private makeBridge(stack: StackRecord, { templateBody, parameters, type }: ChangeSet): void {
    const template = readTemplate(templateBody);
    const values = this.valuesOf(template, parameters);
    const { outputs, fn, ids } = make(template, {
      ...this.ground,
      stackName: stack.name,
      stackId: stack.id,
      parameters: values,
    });
    const zip = this.ground.buckets.get(fn.code.bucket)?.get(fn.code.key);
    const { failing } = this;
    this.failing = null;
    for (const [id, { Type }] of Object.entries(template.Resources)) {
      const reason =
        failing?.logicalId === id
          ? failing.reason
          : Type === 'AWS::Lambda::Function' && !zip
            ? 'Error occurred while GetObject. S3 Error Code: NoSuchKey.'
            : null;
      stack.tell(id, Type, `${type}_${reason === null ? 'COMPLETE' : 'FAILED'}`, reason ?? '');
      if (reason === null) continue;
      const undone = type === 'CREATE' ? 'ROLLBACK' : 'UPDATE_ROLLBACK';
      stack.turn(
        `${undone}_IN_PROGRESS`,
        `The following resource(s) failed to ${type.toLowerCase()}: [${id}].`,
      );
      stack.turn(`${undone}_COMPLETE`);
      return;
    }
    stack.templateBody = templateBody;
    stack.outputs = outputs;
    stack.fn = fn;
    stack.retained = Object.entries(template.Resources)
      .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
      .map(([id]) => ids.get(id) ?? id);
    if (zip) this.ground.onFunction(fn, zip);
    stack.turn(`${type}_COMPLETE`);
  }

  /** @throws Refusal where a parameter of SSM is not there, or a rule does not hold */
  private valuesOf(
    { Parameters }: Template,
    given: ReadonlyMap<string, string>,
  ): ReadonlyMap<string, string> {
    return new Map(
      Object.entries(Parameters).map(([name, { Type, Default = '' }]) => {
        const value = given.get(name) ?? Default;
        if (!Type.startsWith('AWS::SSM::Parameter::Value')) return [name, value];
        const stored = this.ground.parameters.get(value);
        if (stored) return [name, stored.value];
        throw new Refusal(
          'ValidationError',
          `Unable to fetch parameters [${value}] from parameter store for this account.`,
        );
      }),
    );
  }

  private delete(nameOrId: string): void {
    const stack = this.stackOf(nameOrId) ?? this.stacks.find(({ id }) => id === nameOrId);
    if (!stack) return;
    stack.begin('DELETE');
    if (!this.isStuck) stack.turn('DELETE_COMPLETE');
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-describing-stacks.html: what can be updated. */
const STABLE = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$/;

function listOf(form: URLSearchParams, name: string): readonly string[] {
  return [...form].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, given]) => given);
}

function parametersOf(form: URLSearchParams): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, name] of form) {
    const at = /^Parameters\.member\.(\d+)\.ParameterKey$/.exec(key)?.[1];
    const given = at === undefined ? null : form.get(`Parameters.member.${at}.ParameterValue`);
    if (given !== null) found.set(name, given);
  }
  return found;
}

/** Of either style: `https://s3.<region>.amazonaws.com/<bucket>/<key>`, `https://<bucket>.s3.<region>.amazonaws.com/<key>`. */
function pathOf(url: string): readonly string[] {
  const { hostname, pathname } = new URL(url);
  const bucket = /^(.+)\.s3[.-]/.exec(hostname)?.[1];
  const path = pathname.split('/').slice(1);
  return bucket === undefined ? path : [bucket, ...path];
}
