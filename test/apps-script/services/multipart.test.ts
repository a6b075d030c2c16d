// Batches of Google's APIs, as bytes.
import { batchBody, batchParts } from '../../../apps-script/src/services/multipart';

const part = (id: string, status: string, body: string) =>
  [
    'Content-Type: application/http',
    `Content-ID: ${id}`,
    '',
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=UTF-8',
    'Vary: Origin',
    '',
    body,
    '',
  ].join('\r\n');
const answer = (...parts: string[]) => `--batch_x\r\n${parts.join('\r\n--batch_x\r\n')}\r\n--batch_x--\r\n`;
const TYPE = 'multipart/mixed; boundary=batch_x';

test('a batch is one part a path, each with its number', () => {
  expect(batchBody(['/a?x=1', '/b'])).toEqual({
    contentType: 'multipart/mixed; boundary=toban-batch',
    body: [
      '--toban-batch',
      'Content-Type: application/http',
      'Content-ID: <0>',
      '',
      'GET /a?x=1',
      '',
      '--toban-batch',
      'Content-Type: application/http',
      'Content-ID: <1>',
      '',
      'GET /b',
      '',
      '--toban-batch--',
      '',
    ].join('\r\n'),
  });
});

test('parts are found by their number, in whatever order they come', () => {
  const text = answer(
    part('<response-1>', '404 Not Found', '{"error":{}}'),
    part('<response-0>', '200 OK', '{"a":1}'),
  );
  expect([...batchParts(TYPE, text)]).toEqual([
    [1, { status: 404, body: '{"error":{}}' }],
    [0, { status: 200, body: '{"a":1}' }],
  ]);
});

test('bodies keep their empty lines, and may be empty', () => {
  const text = answer(
    part('<response-0>', '200 OK', '{\r\n\r\n"a": 1}'),
    part('<response-1>', '204 No Content', ''),
  );
  expect(batchParts(TYPE, text).get(0)?.body).toBe('{\n\n"a": 1}');
  expect(batchParts(TYPE, text).get(1)).toEqual({ status: 204, body: '' });
});

test('a quoted boundary, plain line feeds and other cases of header names are read too', () => {
  const text = answer(part('<response-0>', '200 OK', '{}'))
    .replace(/\r\n/g, '\n')
    .replace('Content-ID', 'content-id');
  expect(batchParts('multipart/mixed; boundary="batch_x"; charset=UTF-8', text).get(0)?.status).toBe(200);
});

test.each([
  ['a part without its number', TYPE, answer(part('<x>', '200 OK', '{}'))],
  ['a part without a status', TYPE, answer('Content-ID: <response-0>\r\n\r\n{}')],
  ['an answer that breaks off before the status', TYPE, '--batch_x\r\nContent-ID: <response-0>\r\n'],
  ['an answer without a boundary', 'text/html', '<html>Sorry</html>'],
  ['nothing', TYPE, ''],
])('%s is left out', (_, type, text) => {
  expect(batchParts(type, text).size).toBe(0);
});
