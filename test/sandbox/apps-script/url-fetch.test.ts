// UrlFetchApp: an answer of any status is an answer; a connection that fails throws, and takes a whole fetchAll with it.
import { ConnectionFailed, type HttpHandler, type HttpRequest } from '../http';
import { push, type Rig, START } from './rig';

const CODE = `
  function get(url, options) {
    var response = options ? UrlFetchApp.fetch(url, options) : UrlFetchApp.fetch(url);
    return [response.getResponseCode(), response.getContentText(), response.getHeaders(), response.getContent()];
  }
  function all(requests) { return UrlFetchApp.fetchAll(requests).map(function (each) { return each.getResponseCode(); }); }
  function bytes() { UrlFetchApp.fetch('https://a.example/', {method: 'post', payload: Utilities.newBlob('\u5f53\u756a').getBytes(), contentType: 'text/plain'}); }
  function authorized(url) {
    var headers = {Authorization: 'Bearer ' + ScriptApp.getOAuthToken()};
    return UrlFetchApp.fetch(url, {headers: headers, muteHttpExceptions: true}).getResponseCode();
  }
`;

const CALENDAR = 'https://www.googleapis.com/calendar/v3/users/me/calendarList';

let rig: Rig;
let requests: HttpRequest[];
beforeEach(() => {
  rig = push(CODE);
  requests = [];
  rig.network.set('https://a.example', answering(200, '当'));
  rig.network.set('https://a.example/missing', answering(404, 'no such thing'));
  rig.network.set('https://dead.example', async () => {
    throw new ConnectionFailed('refused');
  });
});
afterEach(() => rig.close());

function answering(status: number, body: string, headers: Record<string, string> = {}): HttpHandler {
  return async (request) => {
    requests.push(request);
    return { status, headers, body };
  };
}

test('an answer has code, text, headers and signed bytes', async () => {
  rig.network.set('https://a.example', answering(200, '当', { 'content-type': 'text/plain' }));
  expect(await rig.value('get', ['https://a.example/x?y=1'])).toEqual([
    200,
    '当',
    { 'content-type': 'text/plain' },
    [-27, -67, -109],
  ]);
});

test('a request carries method, headers and body', async () => {
  const options = {
    method: 'put',
    contentType: 'application/json',
    headers: { From: 'ops@msp.example' },
    payload: '{"a":"当"}',
  };
  await rig.value('get', ['https://a.example/', options]);
  await rig.value('get', ['https://a.example/', { payload: { q: 'a b', n: 1 } }]);
  await rig.value('bytes');
  expect(
    requests.map(({ method, headers, body }) => [
      method,
      headers['content-type'],
      Buffer.from(body).toString('utf8'),
    ]),
  ).toEqual([
    ['PUT', 'application/json', '{"a":"当"}'],
    ['POST', 'application/x-www-form-urlencoded', 'q=a%20b&n=1'],
    ['POST', 'text/plain', '当番'],
  ]);
  expect(requests[0]?.headers.from).toBe('ops@msp.example');
});

test('a status of 400 and more throws unless it is muted', async () => {
  await expect(rig.value('get', ['https://a.example/missing'])).rejects.toThrow(
    /^Exception: Request failed for https:\/\/a\.example returned code 404\. Truncated server response: no such thing/,
  );
  const muted = { muteHttpExceptions: true };
  expect(await rig.value('get', ['https://a.example/missing', muted])).toEqual([
    404,
    'no such thing',
    {},
    expect.anything(),
  ]);
});

test('a connection failure throws though it is muted', async () => {
  await expect(rig.value('get', ['https://dead.example/', { muteHttpExceptions: true }])).rejects.toThrow(
    'Exception: Address unavailable: https://dead.example/',
  );
});

test('one dead host loses the answers of all, though the others were asked', async () => {
  const each = (url: string) => ({ url, muteHttpExceptions: true });
  await expect(
    rig.value('all', [
      [each('https://a.example/1'), each('https://dead.example/'), each('https://a.example/2')],
    ]),
  ).rejects.toThrow('Address unavailable: https://dead.example/');
  expect(requests.map(({ url }) => url)).toEqual(['https://a.example/1', 'https://a.example/2']);
});

test('an address that nothing answers is a DNS error and a complaint', async () => {
  await expect(rig.value('get', ['https://nowhere.example/path?secret=1'])).rejects.toThrow('DNS error');
  expect(rig.journal.complaints.map(({ text }) => text)).toEqual([
    'no simulator answers GET https://nowhere.example/path',
  ]);
});

test('a prefix covers whole parts of a path, and no longer host', async () => {
  await expect(rig.value('get', ['https://a.example.evil/'])).rejects.toThrow('DNS error');
  expect(await rig.value('all', [[{ url: 'https://a.example/missing-not' }]])).toEqual([200]);
});

test('a host that hangs costs a minute, and then throws', async () => {
  rig.network.set('https://slow.example', async () => {
    await rig.clock.sleep(3_600_000);
    return { status: 200, headers: {}, body: '' };
  });
  rig.network.set('https://late.example', async () => {
    await rig.clock.sleep(20_000);
    return { status: 200, headers: {}, body: '' };
  });
  expect(
    await rig.value('all', [[{ url: 'https://late.example' }, { url: 'https://late.example' }]]),
  ).toEqual([200, 200]);
  expect(rig.clock.nowMs).toBe(START + 20_000);
  await expect(rig.value('get', ['https://slow.example'])).rejects.toThrow('Timeout: https://slow.example');
  expect(rig.clock.nowMs).toBe(START + 80_000);
});

test('redirects are followed unless the script says no', async () => {
  rig.network.set('https://a.example/old', answering(302, '', { location: '/new' }));
  expect(await rig.value('get', ['https://a.example/old', { method: 'post', payload: 'x' }])).toEqual([
    200,
    '当',
    {},
    expect.anything(),
  ]);
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST https://a.example/old',
    'GET https://a.example/new',
  ]);
  expect(await rig.value('all', [[{ url: 'https://a.example/old', followRedirects: false }]])).toEqual([302]);
});

test.each([
  [{ method: 'head' }, 'Attribute provided with invalid value: method'],
  [{ headers: { 'Content-Length': '3' } }, 'Attribute provided with invalid value: Header:Content-Length'],
  [{ muteHttpExceptions: 'true' }, 'Attribute provided with invalid value: muteHttpExceptions'],
  [{ payload: 12 }, 'Attribute provided with invalid value: payload'],
])('the options %j are refused', async (options, message) => {
  await expect(rig.value('get', ['https://a.example/', options])).rejects.toThrow(message);
  expect(requests).toEqual([]);
});

test('an option that does not exist is refused, and a complaint', async () => {
  await expect(rig.value('get', ['https://a.example/', { timeout: 5 }])).rejects.toThrow('timeout');
  expect(rig.journal.complaints.map(({ text }) => text)).toEqual(['UrlFetchApp has no option "timeout"']);
});

test('an address may have 2 KB', async () => {
  const fits = `https://a.example/${'x'.repeat(2_048 - 'https://a.example/'.length)}`;
  expect(await rig.value('all', [[fits]])).toEqual([200]);
  await expect(rig.value('all', [[`${fits}x`]])).rejects.toThrow('Limit Exceeded: URLFetch URL Length.');
});

test('Google’s Calendar addresses want the script’s own token', async () => {
  expect(await rig.value('authorized', [CALENDAR])).toBe(200);
  await expect(rig.value('get', [CALENDAR])).rejects.toThrow('returned code 401');
  const scopes = ['https://www.googleapis.com/auth/script.external_request'];
  const without = push(CODE, { manifest: { oauthScopes: scopes } });
  expect(await without.value('authorized', [CALENDAR])).toBe(403);
  await without.close();
});
