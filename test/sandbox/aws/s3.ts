// S3, as far as the CDK keeps assets in it: buckets by path, objects put, listed and looked for.
import type { HttpResponse } from '../http';
import type { AwsCall } from './call';
import { Refusal } from './refusal';
import { toXml } from './xml';

/** Key → content. */
export type Bucket = Map<string, Uint8Array>;

/** @param buckets by name; changed in place @param mountedAt before every path, such as `/aws` */
export function s3(
  buckets: ReadonlyMap<string, Bucket>,
  { request, region }: AwsCall,
  mountedAt: string,
): HttpResponse {
  const { pathname, searchParams } = new URL(request.url);
  const [, bucketName = '', ...rest] = decodeURIComponent(pathname.slice(mountedAt.length)).split('/');
  const key = rest.join('/');
  const bucket = buckets.get(bucketName);
  if (!bucket) throw new Refusal('NoSuchBucket', 'The specified bucket does not exist', 404);
  const operation = `${request.method} ${key === '' ? ([...searchParams.keys()][0] ?? '') : 'key'}`;
  switch (operation) {
    case 'GET location':
      return answer(`<LocationConstraint>${region}</LocationConstraint>`);
    case 'GET encryption': {
      const byDefault = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } };
      return answer(
        `<ServerSideEncryptionConfiguration>${toXml({ Rule: byDefault })}</ServerSideEncryptionConfiguration>`,
      );
    }
    case 'GET list-type': {
      const prefix = searchParams.get('prefix') ?? '';
      const found = [...bucket.keys()].filter((each) => each.startsWith(prefix));
      const contents = found.map(
        (Key) => `<Contents>${toXml({ Key, Size: bucket.get(Key)?.length ?? 0 })}</Contents>`,
      );
      return answer(
        `<ListBucketResult>${toXml({ Name: bucketName, Prefix: prefix, KeyCount: found.length })}${contents.join('')}</ListBucketResult>`,
      );
    }
    case 'PUT key':
      bucket.set(key, contentOf(request.headers, request.body));
      return { status: 200, headers: { etag: '"sandbox"' }, body: '' };
    default:
      throw new Refusal('NotImplemented', `${operation} is not simulated`, 501);
  }
}

function answer(body: string): HttpResponse {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html: `<hex size>[;…]\r\n<bytes>\r\n`, the last of size 0. */
function contentOf(headers: Readonly<Record<string, string>>, body: Uint8Array): Uint8Array {
  if (!(headers['content-encoding'] ?? '').includes('aws-chunked')) return body;
  const bytes = Buffer.from(body);
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (lineEnd < 0 || Number.isNaN(size)) throw new Refusal('IncompleteBody', 'The chunks end too early');
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
