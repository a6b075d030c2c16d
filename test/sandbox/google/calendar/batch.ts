// The batch endpoint: up to 1,000 calls as the parts of one multipart/mixed request, each answered on its own.
// https://developers.google.com/workspace/calendar/api/guides/batch
import type { HttpRequest, HttpResponse } from '../../http';
import { GoogleApiError } from '../error';

export const BATCH_PATH = '/batch/calendar/v3';
/** The documentation names 50 in one place and 1,000 in another; the service takes 1,000. */
const MAX_PARTS = 1_000;
const ORIGIN = 'https://www.googleapis.com';

interface Part {
  readonly contentId: string | undefined;
  readonly request: HttpRequest;
}

/** Throws GoogleApiError 400 for a body that is no batch. */
export function answerBatch(
  batch: HttpRequest,
  answer: (request: HttpRequest) => HttpResponse,
): HttpResponse {
  const parts = readParts(batch);
  const boundary = 'batch_toban_sandbox';
  const answers = parts.map(({ contentId, request }) => {
    const response = answer(request);
    return [
      `--${boundary}`,
      'Content-Type: application/http',
      ...(contentId === undefined ? [] : [`Content-ID: ${responseId(contentId)}`]),
      '',
      `HTTP/1.1 ${response.status} ${response.status < 400 ? 'OK' : 'Error'}`,
      ...Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`),
      `Content-Length: ${Buffer.byteLength(response.body)}`,
      '',
      response.body,
    ].join('\r\n');
  });
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
    body: `${answers.join('\r\n')}\r\n--${boundary}--\r\n`,
  };
}

/** `<item1>` is answered as `<response-item1>`. */
function responseId(contentId: string): string {
  return contentId.startsWith('<') ? `<response-${contentId.slice(1)}` : `response-${contentId}`;
}

function readParts(batch: HttpRequest): Part[] {
  const type = batch.headers['content-type'] ?? '';
  const boundary = /^multipart\/mixed\s*;.*\bboundary="?([^";]+)"?/i.exec(type)?.[1];
  if (batch.method !== 'POST' || boundary === undefined) {
    throw new GoogleApiError(
      400,
      'Failed to parse batch request: no multipart/mixed boundary.',
      'badRequest',
    );
  }
  const text = Buffer.from(batch.body).toString('utf8');
  const pieces = `\r\n${text.replace(/\r?\n/g, '\r\n')}`.split(`\r\n--${boundary}`);
  if (!pieces.at(-1)?.startsWith('--')) {
    throw new GoogleApiError(400, 'Failed to parse batch request: the closing boundary is missing.');
  }
  const parts = pieces.slice(1, -1).map((piece) => readPart(piece.replace(/^\r\n/, ''), batch));
  if (parts.length === 0) throw new GoogleApiError(400, 'Failed to parse batch request: it has no parts.');
  if (parts.length > MAX_PARTS) {
    throw new GoogleApiError(400, `The batch request exceeds the maximum of ${MAX_PARTS} calls.`);
  }
  return parts;
}

function readPart(piece: string, batch: HttpRequest): Part {
  const [outer = '', inner = '', ...rest] = piece.split('\r\n\r\n');
  const outerHeaders = readHeaders(outer.split('\r\n'));
  if (!/^application\/http\b/i.test(outerHeaders['content-type'] ?? '')) {
    throw new GoogleApiError(400, 'Failed to parse batch request: a part is not of type application/http.');
  }
  const [requestLine = '', ...headerLines] = inner.split('\r\n');
  const [, method, path] = /^([A-Z]+) (\/\S*)(?: HTTP\/\d(?:\.\d)?)?$/.exec(requestLine) ?? [];
  if (method === undefined || path === undefined) {
    throw new GoogleApiError(
      400,
      `Failed to parse batch request: "${requestLine}" is no request line with a path.`,
    );
  }
  const authorization = batch.headers.authorization;
  return {
    contentId: outerHeaders['content-id'],
    request: {
      method,
      url: ORIGIN + path,
      headers: { ...(authorization === undefined ? {} : { authorization }), ...readHeaders(headerLines) },
      body: Buffer.from(rest.join('\r\n\r\n')),
    },
  };
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  const pairs = lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line)).filter((match) => match !== null);
  return Object.fromEntries(pairs.map((match) => [(match[1] ?? '').toLowerCase(), match[2] ?? '']));
}
