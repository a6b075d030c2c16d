// One signed request, as far as it tells which service and operation it is for. The signature itself is not checked.
import type { HttpRequest } from '../http';

export type AwsServiceName = 'sts' | 'ssm' | 'cloudformation' | 's3' | 'cloudtrail' | 'unknown';

export interface AwsCall {
  readonly service: AwsServiceName;
  /** `GetParameter`, `DescribeStacks`; for S3 the method. */
  readonly operation: string;
  /** Of the signature; empty where there is none. */
  readonly region: string;
  readonly accessKeyId: string;
  /** Of the query protocol; empty with the others. */
  readonly form: URLSearchParams;
  readonly request: HttpRequest;
}

const SCOPE = /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;
const SERVICES: readonly AwsServiceName[] = ['sts', 'ssm', 'cloudformation', 's3', 'cloudtrail'];

export function readCall(request: HttpRequest): AwsCall {
  const [, accessKeyId = '', region = '', signedFor = ''] =
    SCOPE.exec(request.headers.authorization ?? '') ?? [];
  const service = SERVICES.find((each) => each === signedFor) ?? 'unknown';
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const form = new URLSearchParams(isForm ? Buffer.from(request.body).toString('utf8') : '');
  const target = request.headers['x-amz-target']?.split('.').at(-1);
  const operation = target ?? form.get('Action') ?? request.method;
  return { service, operation, region, accessKeyId, form, request };
}
