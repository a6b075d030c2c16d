// Blobs: bytes with a type and a name.
import { binaryOf, signedBytes } from './bytes';
import { googleObject, method } from './google-object';
import type { Outside } from './host';

export interface BlobData {
  readonly binary: string;
  readonly contentType: string | null;
  readonly name: string | null;
}

const contents = new WeakMap<object, () => BlobData>();

export function blob(outside: Outside, initial: BlobData): object {
  let data = initial;
  const change = (part: Partial<BlobData>): object => {
    data = { ...data, ...part };
    return self;
  };
  const self: object = googleObject(outside, 'Utilities.Blob', {
    getBytes: method('', () => signedBytes(data.binary)),
    getDataAsString: method('String?', () => outside.host.utf8Decode(data.binary)),
    getContentType: method('', () => data.contentType),
    getName: method('', () => data.name),
    copyBlob: method('', () => blob(outside, data)),
    setBytes: method('Byte[]', (bytes: number[]) => change({ binary: binaryOf(bytes) })),
    setDataFromString: method('String, String?', (text: string) =>
      change({ binary: outside.host.utf8Encode(text) }),
    ),
    setContentType: method('String', (contentType: string) => change({ contentType })),
    setName: method('String', (name: string) => change({ name })),
  });
  contents.set(self, () => data);
  return self;
}

/** What is in a blob that `blob` made. */
export function dataOfBlob(value: object): BlobData {
  const data = contents.get(value);
  if (!data) throw new Error('not a blob');
  return data();
}
