// `multipart/mixed` batches of Google's APIs: a part holds one HTTP request or answer. Apps Script has no MIME parser.

export interface BatchPart {
  readonly status: number;
  readonly body: string;
}

const BOUNDARY = 'toban-batch';

/** @param paths paths with query, each of one GET; part n carries the content id `<n>` */
export function batchBody(paths: readonly string[]): { readonly contentType: string; readonly body: string } {
  const parts = paths.map((path, index) =>
    [
      `--${BOUNDARY}`,
      'Content-Type: application/http',
      `Content-ID: <${index}>`,
      '',
      `GET ${path}`,
      '',
      '',
    ].join('\r\n'),
  );
  return {
    contentType: `multipart/mixed; boundary=${BOUNDARY}`,
    body: `${parts.join('')}--${BOUNDARY}--\r\n`,
  };
}

/** Parts by the number that `batchBody` gave them. A part that cannot be read is left out. */
export function batchParts(contentType: string, text: string): ReadonlyMap<number, BatchPart> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  const parts = new Map<number, BatchPart>();
  if (!boundary) return parts;
  for (const part of text.split(`--${boundary}`)) {
    const [partHeaders, ...rest] = part.replace(/\r\n/g, '\n').trimStart().split('\n\n');
    const index = /^content-id:\s*<response-(\d+)>/im.exec(partHeaders ?? '')?.[1];
    const status = /^HTTP\/[\d.]+ (\d{3})/.exec(rest[0] ?? '')?.[1];
    if (index === undefined || status === undefined) continue;
    parts.set(Number(index), { status: Number(status), body: rest.slice(1).join('\n\n').trim() });
  }
  return parts;
}
