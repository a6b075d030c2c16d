// One AWS account as the set-up commands and the CDK meet it, behind one address: STS, SSM, CloudFormation and S3.
// Keys can be unknown or expired, operations denied. A call that is not known fails, and is complained of.

import { type HttpHandler, type HttpResponse, json } from '../http';
import { type AwsCall, readCall } from './call';
import { CloudFormation } from './cloudformation/cloudformation';
import type { DeployedFunction } from './cloudformation/resources';
import { Refusal } from './refusal';
import { type Bucket, s3 } from './s3';
import { type Parameter, ssm } from './ssm';
import { sts } from './sts';
import { toXml } from './xml';

export const ACCESS_KEY = { id: 'AKIASANDBOXADMIN0000', secret: 'sandbox-secret-access-key' } as const;

/** Of the function's role, which may read parameters. */
export const FUNCTION_KEY_ID = 'ASIASANDBOXFUNCTION0';

/** Where whoever does not say otherwise works. */
const HOME_REGION = 'ap-northeast-1';

export interface AccountOptions {
  /** Before every path, such as `/aws`. */
  readonly mountedAt?: string;
  /** The address of a stack's first API (0) or a further one. */
  readonly apiUrl?: (index: number) => string;
  /** Of every table that is made. */
  readonly tableName?: string;
  /** A function was deployed, with this code. */
  readonly onFunction?: (fn: DeployedFunction, zip: Uint8Array) => void;
}

/** All of it is changed in place. */
export interface Region {
  readonly parameters: Map<string, Parameter>;
  /** By name. */
  readonly buckets: Map<string, Bucket>;
  readonly cloudFormation: CloudFormation;
}

export class AwsAccount {
  readonly id = '123456789012';
  readonly arn = `arn:aws:iam::${this.id}:user/admin`;
  /** Where it stands with the keys that this account has given out. */
  login: 'valid' | 'expired' = 'valid';
  /** What its user may not do, as in policies: `ssm:PutParameter`. */
  readonly denied = new Set<string>();
  /** `ssm:PutParameter` and so on, oldest first. */
  readonly calls: string[] = [];
  /** Calls that nothing here knows. */
  readonly complaints: string[] = [];
  private readonly regions = new Map<string, Region>();

  constructor(private readonly options: AccountOptions = {}) {}

  region(name = HOME_REGION): Region {
    const known = this.regions.get(name) ?? this.openRegion(name);
    this.regions.set(name, known);
    return known;
  }

  private openRegion(name: string): Region {
    const parameters = new Map<string, Parameter>();
    const buckets = new Map<string, Bucket>();
    const { apiUrl, onFunction, tableName } = this.options;
    const cloudFormation = new CloudFormation({
      accountId: this.id,
      region: name,
      buckets,
      parameters,
      apiUrl: apiUrl ?? ((index) => `https://api${index}.execute-api.${name}.amazonaws.com`),
      tableName: tableName ?? null,
      onFunction: onFunction ?? (() => undefined),
    });
    return { parameters, buckets, cloudFormation };
  }

  readonly handle: HttpHandler = async (request) => {
    const call = readCall(request);
    const action = `${call.service}:${call.operation}`;
    this.calls.push(action);
    try {
      this.admit(call, action);
      return this.answer(call);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (UNKNOWN.includes(error.code)) this.complaints.push(`${action} is not known here`);
      return refused(call, error);
    }
  };

  private admit({ service, accessKeyId, operation }: AwsCall, action: string): void {
    const isJson = JSON_SERVICES.includes(service);
    if (this.login === 'expired') {
      throw isJson
        ? new Refusal('ExpiredTokenException', 'The security token included in the request is expired')
        : new Refusal('ExpiredToken', 'The security token included in the request is expired', 403);
    }
    if (accessKeyId === FUNCTION_KEY_ID && action === 'ssm:GetParameters') return;
    if (accessKeyId !== ACCESS_KEY.id) {
      const words = 'The security token included in the request is invalid.';
      throw isJson
        ? new Refusal('UnrecognizedClientException', words)
        : new Refusal('InvalidClientTokenId', words, 403);
    }
    if (!this.denied.has(action)) return;
    const words = `User: ${this.arn} is not authorized to perform: ${action} because no identity-based policy allows the ${service}:${operation} action`;
    throw isJson ? new Refusal('AccessDeniedException', words) : new Refusal('AccessDenied', words, 403);
  }

  private answer(call: AwsCall): HttpResponse {
    switch (call.service) {
      case 'sts':
        return xmlAnswer(call, toXml(sts(this, call)));
      case 'ssm':
        return json(200, ssm(this.region(call.region).parameters, call));
      case 'cloudformation':
        return xmlAnswer(call, toXml(this.region(call.region).cloudFormation.answer(call)));
      case 's3':
        return s3(this.region(call.region).buckets, call, this.options.mountedAt ?? '');
      case 'cloudtrail':
        // The CDK looks here for more to say of a failure.
        if (call.operation !== 'LookupEvents') throw new Refusal('UnknownOperationException', '');
        return json(200, { Events: [] });
      default:
        throw new Refusal('UnknownOperationException', `${call.service} is not simulated`);
    }
  }
}

const JSON_SERVICES: readonly AwsCall['service'][] = ['ssm', 'cloudtrail'];
const UNKNOWN = ['UnknownOperationException', 'InvalidAction', 'NotImplemented'];

function xmlAnswer({ operation }: AwsCall, inner: string): HttpResponse {
  const body = `<${operation}Response><${operation}Result>${inner}</${operation}Result><ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata></${operation}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

function refused({ service }: AwsCall, { code, message, status }: Refusal): HttpResponse {
  if (JSON_SERVICES.includes(service)) {
    return json(status, { __type: code, message }, { 'content-type': 'application/x-amz-json-1.1' });
  }
  const error = toXml({ Code: code, Message: message });
  const body =
    service === 's3'
      ? `<Error>${error}<RequestId>sandbox</RequestId></Error>`
      : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>sandbox</RequestId></ErrorResponse>`;
  return { status, headers: { 'content-type': 'text/xml' }, body };
}
