// WebCrypto works on threads of Node's own, which race. Here its results are there at once, so that an instance is
// quiet when no microtask is left.
import { createHash, createHmac } from 'node:crypto';

const HASHES: Readonly<Record<string, string>> = { 'SHA-256': 'sha256', 'SHA-1': 'sha1' };

interface HmacKey {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

type Bytes = ArrayBuffer | Uint8Array;

/** As much of `crypto.subtle` as signing needs. @throws RangeError for whatever else is asked of it */
export const syncSubtle = {
  async digest(algorithm: string | { readonly name: string }, data: Bytes): Promise<ArrayBuffer> {
    return bufferOf(createHash(hashOf(algorithm)).update(toBytes(data)).digest());
  },
  async importKey(
    format: string,
    bytes: Bytes,
    algorithm: { readonly name: string; readonly hash: string | { readonly name: string } },
  ): Promise<HmacKey> {
    if (format !== 'raw' || algorithm.name !== 'HMAC') throw new RangeError(`no key ${algorithm.name} here`);
    return { bytes: Uint8Array.from(toBytes(bytes)), hash: hashOf(algorithm.hash) };
  },
  async sign(_algorithm: unknown, key: HmacKey, data: Bytes): Promise<ArrayBuffer> {
    return bufferOf(createHmac(key.hash, key.bytes).update(toBytes(data)).digest());
  },
};

function toBytes(data: Bytes): Uint8Array {
  return data instanceof Uint8Array ? data : new Uint8Array(data);
}

function hashOf(algorithm: string | { readonly name: string }): string {
  const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
  const hash = HASHES[name];
  if (hash === undefined) throw new RangeError(`no ${name} here`);
  return hash;
}

function bufferOf(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
