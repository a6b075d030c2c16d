// Bytes inside the script: Google's arrays of signed numbers, and the binary (Latin-1) strings that cross to the host.

/** Binary string → bytes from −128 to 127. */
export function signedBytes(binary: string): number[] {
  const bytes = new Array<number>(binary.length);
  for (let index = 0; index < binary.length; index += 1) {
    const code = binary.charCodeAt(index);
    bytes[index] = code > 127 ? code - 256 : code;
  }
  return bytes;
}

/** Bytes, signed or unsigned → binary string. */
export function binaryOf(bytes: readonly number[]): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte & 0xff);
  return binary;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Binary string → base64 with padding. */
export function base64(binary: string): string {
  let text = '';
  for (let index = 0; index < binary.length; index += 3) {
    const [a, b, c] = [index, index + 1, index + 2].map((at) => binary.charCodeAt(at));
    const group = ((a ?? 0) << 16) | ((b || 0) << 8) | (c || 0);
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((group >> shift) & 63)).join('');
    const padding = Math.max(0, index + 3 - binary.length);
    text += digits.slice(0, 4 - padding) + '='.repeat(padding);
  }
  return text;
}

/** Base64, with or without padding → binary string; undefined where it is none. */
export function fromBase64(text: string): string | undefined {
  const digits = text.replace(/=+$/, '');
  if (digits.length % 4 === 1) return undefined;
  let binary = '';
  let bits = 0;
  let group = 0;
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit);
    if (value < 0) return undefined;
    group = ((group << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      binary += String.fromCharCode((group >> bits) & 0xff);
    }
  }
  return binary;
}
