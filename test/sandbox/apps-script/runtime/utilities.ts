// Utilities: pure functions, run inside the script without a round trip; only sleep asks the main thread.

import { type BlobData, blob, dataOfBlob } from './blob';
import { base64, binaryOf, fromBase64, signedBytes } from './bytes';
import { formatDate, parseDate } from './date-format';
import { exception } from './exception';
import { formatString } from './format-string';
import { googleEnum, googleObject, method } from './google-object';
import type { Outside } from './host';

type Content = string | number[] | object;

/** Google's longest sleep: 5 minutes. */
const LONGEST_SLEEP_MS = 300_000;
const DIGESTS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};
const HMACS: Readonly<Record<string, string>> = {
  HMAC_MD5: 'md5',
  HMAC_SHA_1: 'sha1',
  HMAC_SHA_256: 'sha256',
  HMAC_SHA_384: 'sha384',
  HMAC_SHA_512: 'sha512',
};
const ENCODED = ['String', 'String, Utilities.Charset', 'Byte[]', 'Utilities.Blob'];
const SIGNED = ['String, String', 'Byte[], Byte[]', 'String, String, Utilities.Charset'];

export function utilities(outside: Outside, random: () => number): object {
  const { host } = outside;
  const binary = (content: Content): string => {
    if (typeof content === 'string') return host.utf8Encode(content);
    return Array.isArray(content) ? binaryOf(content) : dataOfBlob(content).binary;
  };
  const decoded = (text: string): number[] => {
    const bytes = fromBase64(text);
    if (bytes === undefined) throw exception('Could not decode string.');
    return signedBytes(bytes);
  };
  const newBlob = (
    content: Content,
    contentType: string | null = null,
    name: string | null = null,
  ): object => {
    const data: BlobData = { binary: binary(content), contentType, name };
    return blob(
      outside,
      typeof content === 'string' && !contentType ? { ...data, contentType: 'text/plain' } : data,
    );
  };
  const hmac = (algorithm: string, value: Content, key: Content): number[] =>
    signedBytes(host.hmac(algorithm, binary(key), binary(value)));
  return googleObject(outside, 'Utilities', {
    Charset: googleEnum(outside, 'Utilities.Charset', ['US_ASCII', 'UTF_8']),
    DigestAlgorithm: googleEnum(outside, 'Utilities.DigestAlgorithm', ['MD2', ...Object.keys(DIGESTS)]),
    MacAlgorithm: googleEnum(outside, 'Utilities.MacAlgorithm', Object.keys(HMACS)),
    base64Encode: method(ENCODED, (content: Content) => base64(binary(content))),
    base64EncodeWebSafe: method(ENCODED, (content: Content) =>
      base64(binary(content)).replaceAll('+', '-').replaceAll('/', '_'),
    ),
    base64Decode: method(['String', 'String, Utilities.Charset'], decoded),
    base64DecodeWebSafe: method(['String', 'String, Utilities.Charset'], (text: string) =>
      decoded(text.replaceAll('-', '+').replaceAll('_', '/')),
    ),
    computeDigest: method(
      [
        'Utilities.DigestAlgorithm, String',
        'Utilities.DigestAlgorithm, Byte[]',
        'Utilities.DigestAlgorithm, String, Utilities.Charset',
      ],
      (algorithm: object, value: Content) =>
        signedBytes(host.digest(DIGESTS[String(algorithm)] ?? 'md2', binary(value))),
    ),
    computeHmacSha256Signature: method(SIGNED, (value: Content, key: Content) => hmac('sha256', value, key)),
    computeHmacSignature: method(
      SIGNED.map((signature) => `Utilities.MacAlgorithm, ${signature}`),
      (algorithm: object, value: Content, key: Content) => hmac(HMACS[String(algorithm)] ?? '', value, key),
    ),
    formatDate: method('Date, String, String', formatDate),
    parseDate: method('String, String, String', parseDate),
    formatString: method(
      ['String', ...[1, 2, 3, 4, 5, 6].map((count) => `String${', Any'.repeat(count)}`)],
      (template: string, ...args: unknown[]) => formatString(template, args),
    ),
    getUuid: method('', () => uuid(random)),
    newBlob: method(
      [
        'String',
        'Byte[]',
        'String, String',
        'Byte[], String',
        'String, String, String',
        'Byte[], String, String',
      ],
      newBlob,
    ),
    sleep: method('Integer', (ms: number) => {
      if (ms < 0 || ms > LONGEST_SLEEP_MS) throw exception(`Invalid argument: ${ms}`);
      outside.call('time', 'sleep', ms);
    }),
  });
}

function uuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  const variant = '89ab'.charAt(Math.floor(random() * 4));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
