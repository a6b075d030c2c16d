// Digests and signatures by the platform's Utilities, in the forms that core and the bridge speak.
import type { Digest } from '../core/keys';
import type { LinkCrypto } from '../core/link-token';

export const sha256Hex: Digest = (text) =>
  Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)
    .map((byte) => (byte & 0xff).toString(16).padStart(2, '0'))
    .join('');

export function linkCrypto(secret: string): LinkCrypto {
  return {
    encode: (text) => unpadded(Utilities.base64EncodeWebSafe(text, Utilities.Charset.UTF_8)),
    decode: (encoded) =>
      Utilities.newBlob(Utilities.base64DecodeWebSafe(padded(encoded))).getDataAsString('UTF-8'),
    sign: (text) =>
      unpadded(
        Utilities.base64EncodeWebSafe(
          Utilities.computeHmacSha256Signature(text, secret, Utilities.Charset.UTF_8),
        ),
      ),
  };
}

/** The three headers of the Standard Webhooks scheme. @param secret `whsec_<base64>` */
export function standardWebhookHeaders(body: string, secret: string, nowMs: number): Record<string, string> {
  const id = `msg_${Utilities.getUuid()}`;
  const timestamp = String(Math.floor(nowMs / 1000));
  const key = Utilities.base64Decode(secret.replace(/^whsec_/, ''));
  const signed = Utilities.newBlob(`${id}.${timestamp}.${body}`).getBytes();
  const signature = Utilities.base64Encode(Utilities.computeHmacSha256Signature(signed, key));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** 64 hex digits, of more than 200 random bits: each UUID holds 122. */
export function newSecret(): string {
  return sha256Hex(`${Utilities.getUuid()}${Utilities.getUuid()}`);
}

function unpadded(encoded: string): string {
  return encoded.replace(/=+$/, '');
}

function padded(encoded: string): string {
  return encoded + '='.repeat((4 - (encoded.length % 4)) % 4);
}
