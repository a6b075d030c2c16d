// A claim holds the card after its step and the step's messages, so it says the most part twice over. It is stored
// deflated, with the body beside it in the item as the dictionary: a write is paid by the kilobyte.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** @param beside the text that will stand beside it: without the same one it cannot be read again. @returns base64 */
export function pack(text: string, beside: string): string {
  return deflateRawSync(text, { dictionary: Buffer.from(beside) }).toString('base64');
}

/** @throws where `packed` was not made beside this very text */
export function unpack(packed: string, beside: string): string {
  return inflateRawSync(Buffer.from(packed, 'base64'), { dictionary: Buffer.from(beside) }).toString();
}
