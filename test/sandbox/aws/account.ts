// One AWS account as the set-up commands and the CDK meet it, behind one address: STS, SSM, CloudFormation and S3.
// Keys can be unknown or expired, operations denied. A call that is not known fails, and is complained of.

import { type HttpHandler, type HttpResponse, json } from '../http';
import { type AwsCall, readCall } from './call';
import { CloudFormation } from './cloudformation/cloudformation';
import { Refusal } from './refusal';
import { type Parameter, ssm } from './ssm';
import { sts } from './sts';
import { toXml } from './xml';

export const ACCESS_KEY = { id: 'AKIASANDBOXADMIN0000', secret: 'sandbox-secret-access-key' } as const;

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
  readonly cloudFormation = new CloudFormation();
  private readonly parametersByRegion = new Map<string, Map<string, Parameter>>();

  constructor(readonly region = 'ap-northeast-1') {}

  /** Of that region; changed in place. */
  parameters(region = this.region): Map<string, Parameter> {
    const known = this.parametersByRegion.get(region) ?? new Map<string, Parameter>();
    this.parametersByRegion.set(region, known);
    return known;
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
    const isJson = service === 'ssm';
    if (this.login === 'expired') {
      throw isJson
        ? new Refusal('ExpiredTokenException', 'The security token included in the request is expired')
        : new Refusal('ExpiredToken', 'The security token included in the request is expired', 403);
    }
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
        return json(200, ssm(this.parameters(call.region), call));
      case 'cloudformation':
        return xmlAnswer(call, toXml(this.cloudFormation.answer(call)));
      default:
        throw new Refusal('UnknownOperationException', `${call.service} is not simulated`);
    }
  }
}

const UNKNOWN = ['UnknownOperationException', 'InvalidAction'];

function xmlAnswer({ operation }: AwsCall, inner: string): HttpResponse {
  const body = `<${operation}Response><${operation}Result>${inner}</${operation}Result><ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata></${operation}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

function refused({ service }: AwsCall, { code, message, status }: Refusal): HttpResponse {
  if (service === 'ssm') {
    return json(status, { __type: code, message }, { 'content-type': 'application/x-amz-json-1.1' });
  }
  const error = toXml({ Code: code, Message: message });
  const body =
    service === 's3'
      ? `<Error>${error}<RequestId>sandbox</RequestId></Error>`
      : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>sandbox</RequestId></ErrorResponse>`;
  return { status, headers: { 'content-type': 'text/xml' }, body };
}
