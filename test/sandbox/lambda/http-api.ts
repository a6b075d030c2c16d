// API Gateway's HTTP API with a Lambda proxy integration, payload format 2.0.
// Source: AWS, "Working with AWS Lambda proxy integrations for HTTP APIs".
import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type HttpRequest, type HttpResponse, json } from '../http';

/** AWS, "Quotas for HTTP APIs": payload size 10 MB. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The routes of the bridge's API; everything else is answered by the gateway itself. */
export const ROUTES = ['POST /pagerduty', 'POST /tasks', 'POST /check', 'GET /health'];

/** Bodies of these types are handed over as text, all others in base64. */
const TEXT_TYPE = /^(text\/|application\/(json|xml|javascript)\b|[\w.+/-]+\+(json|xml)\b)/i;

export const NOT_FOUND = json(404, { message: 'Not Found' });
export const TOO_LARGE = json(413, { message: 'Request Entity Too Large' });
export const FUNCTION_ERROR = json(500, { message: 'Internal Server Error' });
export const UNAVAILABLE = json(503, { message: 'Service Unavailable' });

/** @returns `POST /tasks`…; undefined where the API has no such route */
export function routeOf(request: HttpRequest, path: string): string | undefined {
  return ROUTES.find((route) => route === `${request.method} ${path}`);
}

/** @param path the URL's path without the place where the API is mounted */
export function proxyEvent(
  request: HttpRequest,
  path: string,
  routeKey: string,
  apiId: string,
  nowMs: number,
): APIGatewayProxyEventV2 {
  const url = new URL(request.url);
  const { cookie, ...headers } = request.headers;
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    query[name] = query[name] === undefined ? value : `${query[name]},${value}`;
  }
  const isText = TEXT_TYPE.test(request.headers['content-type'] ?? '');
  const body = Buffer.from(request.body).toString(isText ? 'utf8' : 'base64');
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(url.search ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId,
      domainName: `${apiId}.execute-api.ap-northeast-1.amazonaws.com`,
      domainPrefix: apiId,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: new Date(nowMs).toISOString(),
      timeEpoch: nowMs,
    },
    ...(request.body.length === 0 ? {} : { body }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

/** What the gateway makes of the handler's value; without a `statusCode` the value itself is the JSON body. */
export function proxyResponse(value: unknown): HttpResponse {
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) return json(200, value);
  const { statusCode, headers = {}, body = '', isBase64Encoded } = value as Record<string, unknown>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599 || typeof body !== 'string') {
    return FUNCTION_ERROR;
  }
  const sent: Record<string, string> = { 'content-type': 'text/plain;charset=UTF-8' };
  for (const [name, each] of Object.entries(headers as Record<string, unknown>)) {
    sent[name.toLowerCase()] = String(each);
  }
  return {
    status,
    headers: sent,
    body: isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body,
  };
}
