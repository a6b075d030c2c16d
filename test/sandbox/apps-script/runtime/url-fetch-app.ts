// UrlFetchApp: checks the options inside the script, so that a wrong one throws before anything is sent.
import type { FetchedResponse, FetchRequest } from '../fetch-protocol';
import { type BlobData, blob, dataOfBlob } from './blob';
import { binaryOf, signedBytes } from './bytes';
import { exception } from './exception';
import { brandOf, googleObject, method } from './google-object';
import type { Outside } from './host';

type Options = Readonly<Record<string, unknown>>;

const OPTIONS: Readonly<Record<string, (value: unknown) => boolean>> = {
  contentType: (value) => typeof value === 'string',
  headers: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  method: (value) => typeof value === 'string' && /^(get|delete|patch|post|put)$/i.test(value),
  payload: (value) => typeof value === 'string' || typeof value === 'object',
  useIntranet: isBoolean,
  validateHttpsCertificates: isBoolean,
  followRedirects: isBoolean,
  muteHttpExceptions: isBoolean,
  escaping: isBoolean,
};
/** Google sets these itself. */
const OWN_HEADERS = /^(host|content-length|content-type)$/i;

export function urlFetchApp(outside: Outside): object {
  const response = (fetched: FetchedResponse): object => {
    const binary = (): string => outside.host.utf8Encode(fetched.body);
    return googleObject(outside, 'UrlFetchApp.HTTPResponse', {
      getResponseCode: method('', () => fetched.status),
      getContentText: method('String?', () => fetched.body),
      getContent: method('', () => signedBytes(binary())),
      getHeaders: method('', () => ({ ...fetched.headers })),
      getAllHeaders: method('', () => ({ ...fetched.headers })),
      getBlob: method('', () =>
        blob(outside, { binary: binary(), contentType: fetched.headers['content-type'] ?? null, name: null }),
      ),
    });
  };
  const send = (requests: readonly FetchRequest[], name: 'fetch' | 'fetchAll'): object[] =>
    (outside.call('urlfetch', name, requests) as FetchedResponse[]).map(response);
  return googleObject(outside, 'UrlFetchApp', {
    fetch: method('String, Object?', (url: string, options: Options = {}) => {
      return send([request(outside, url, options)], 'fetch')[0];
    }),
    fetchAll: method('Any[]', (requests: unknown[]) => {
      return send(
        requests.map((each) => requestOfList(outside, each)),
        'fetchAll',
      );
    }),
    getRequest: method('String, Object?', (url: string, options: Options = {}) => ({
      ...request(outside, url, options),
    })),
  });
}

function requestOfList(outside: Outside, each: unknown): FetchRequest {
  if (typeof each === 'string') return request(outside, each, {});
  const { url, ...options } = (typeof each === 'object' && each !== null ? each : {}) as Options;
  if (typeof url !== 'string') throw exception('Attribute provided with no value: url');
  return request(outside, url, options);
}

function request(outside: Outside, url: string, options: Options): FetchRequest {
  for (const [key, value] of Object.entries(options)) {
    if (!OPTIONS[key]) outside.complain(`UrlFetchApp has no option "${key}"`);
    if (!OPTIONS[key]?.(value)) throw exception(`Attribute provided with invalid value: ${key}`);
  }
  const headers = (options.headers ?? {}) as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(headers)) {
    if (OWN_HEADERS.test(name) || typeof value === 'object' || value === undefined) {
      throw exception(`Attribute provided with invalid value: Header:${name}`);
    }
  }
  const body = bodyOf(outside, options.payload);
  return {
    url,
    method: ((options.method as string | undefined) ?? (body ? 'post' : 'get')).toUpperCase(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    contentType: (options.contentType as string | undefined) ?? body?.contentType ?? null,
    binary: body?.binary ?? '',
    mute: options.muteHttpExceptions === true,
    follow: options.followRedirects !== false,
  };
}

const FORM = 'application/x-www-form-urlencoded';

function bodyOf(outside: Outside, payload: unknown): Pick<BlobData, 'binary' | 'contentType'> | undefined {
  if (payload === undefined || payload === null) return undefined;
  if (typeof payload === 'string') return { binary: outside.host.utf8Encode(payload), contentType: FORM };
  if (Array.isArray(payload)) return { binary: binaryOf(payload as number[]), contentType: FORM };
  if (brandOf(payload) === 'Utilities.Blob') return dataOfBlob(payload);
  const pairs = Object.entries(payload).map(([name, value]) => {
    if (typeof value === 'object') {
      outside.complain(`UrlFetchApp: a file in a form ("${name}") is not simulated`);
      throw exception('Attribute provided with invalid value: payload');
    }
    return `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
  });
  return { binary: pairs.join('&'), contentType: FORM };
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}
