// One signed JSON call to an AWS service. aws4fetch signs; the SDK would be forty times the size.
import { AwsV4Signer } from 'aws4fetch';
import type { Deadline } from '../deadline';
import { DeadlinePassed, NotConfigured } from '../errors';

/** A call that hangs longer than this is given up and tried again while time is left. */
const CALL_CAP_MS = 1_000;

const SERVICES = {
  dynamodb: { contentType: 'application/x-amz-json-1.0', endpoint: 'AWS_ENDPOINT_URL_DYNAMODB' },
  ssm: { contentType: 'application/x-amz-json-1.1', endpoint: 'AWS_ENDPOINT_URL_SSM' },
} as const;

/** Keys derived for a day, region and service: four of the five signatures of a call are the same all day. */
const derivedKeys = new Map<string, ArrayBuffer>();

/** The service answered, and refused. `code` is its exception's bare name. */
export class AwsRefused extends Error {
  override readonly name = 'AwsRefused';
  constructor(
    readonly code: string,
    readonly status: number,
    target: string,
  ) {
    super(`${target} was refused: ${code} (HTTP ${status})`);
  }
}

/**
 * @param target `X-Amz-Target`, such as `DynamoDB_20120810.GetItem`
 * @throws AwsRefused, or whatever fetch throws where no answer came
 */
export async function callAws(
  service: keyof typeof SERVICES,
  target: string,
  input: unknown,
  deadline: Deadline,
): Promise<unknown> {
  // Signing costs time that is no longer there.
  if (deadline.leftMs <= 0) throw new DeadlinePassed(`no time left for ${target}`);
  const { contentType, endpoint } = SERVICES[service];
  const region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1';
  const body = JSON.stringify(input);
  const signed = await new AwsV4Signer({
    method: 'POST',
    url: process.env[endpoint] ?? `https://${service}.${region}.amazonaws.com/`,
    headers: { 'content-type': contentType, 'x-amz-target': target },
    body,
    service,
    region,
    cache: derivedKeys,
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    ...(process.env.AWS_SESSION_TOKEN ? { sessionToken: process.env.AWS_SESSION_TOKEN } : {}),
  }).sign();
  const { status, text } = await deadline.run(CALL_CAP_MS, async (signal) => {
    const response = await fetch(signed.url.href, {
      method: signed.method,
      headers: Object.fromEntries(signed.headers),
      body,
      signal,
    });
    return { status: response.status, text: await response.text() };
  });
  if (status === 200) return JSON.parse(text);
  throw new AwsRefused(/"__type"\s*:\s*"(?:[^"]*#)?([^"#]+)"/.exec(text)?.[1] ?? 'unknown', status, target);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new NotConfigured(`${name} is not set: Lambda sets it from the function's role`);
  return value;
}
