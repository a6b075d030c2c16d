// The checks that any OpenAPI file gets, on a file of the test's own.
import { OpenApi } from './openapi';

const reference = { $ref: '#/components/schemas/Reference' };
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });

const contract = new OpenApi({
  openapi: '3.0.2',
  paths: {
    '/things': {
      get: {
        parameters: [
          { $ref: '#/components/parameters/limit' },
          { name: 'sort_by', in: 'query', schema: { type: 'array', items: { type: 'string' }, maxItems: 2 } },
          { name: 'kinds[]', in: 'query', schema: { type: 'string', enum: ['a', 'b'] } },
          { name: 'all', in: 'query', schema: { type: 'boolean' } },
          { name: 'From', in: 'header', required: true, schema: { type: 'string', format: 'email' } },
          { name: 'Content-Type', in: 'header', required: true, schema: { enum: ['application/json'] } },
        ],
        responses: { '200': json({ type: 'array', items: { $ref: '#/components/schemas/Thing' } }) },
      },
      post: {
        requestBody: json({
          type: 'object',
          properties: { thing: { $ref: '#/components/schemas/Thing' } },
          required: ['thing'],
        }),
        responses: { '204': {} },
      },
    },
    '/things/{id}': {
      get: { responses: { '200': json(reference), '404': { $ref: '#/components/responses/Missing' } } },
    },
    '/things/mine': { get: { responses: { '204': {} } } },
  },
  components: {
    parameters: { limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
    responses: { Missing: json({ type: 'object', properties: { error: { type: 'string' } } }) },
    schemas: {
      Reference: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      Thing: {
        allOf: [
          reference,
          {
            type: 'object',
            properties: {
              name: { type: 'string', nullable: true },
              owner: {
                oneOf: [reference, { type: 'object', properties: { id: {}, name: { type: 'string' } } }],
              },
              free: { type: 'object' },
            },
          },
        ],
      },
    },
  },
});

const list = (query: string, headers: Record<string, string> = { from: 'sato@example.com' }) =>
  contract.request({
    method: 'GET',
    path: '/things',
    query: new URLSearchParams(query),
    headers,
    body: undefined,
  });
const post = (body: unknown) =>
  contract.request({ method: 'POST', path: '/things', query: new URLSearchParams(), headers: {}, body });

test.each(['', 'limit=5', 'sort_by=a,b', 'kinds[]=a&kinds[]=b', 'all=true'])(
  'a query of "%s" fits',
  (query) => {
    expect(list(query)).toEqual([]);
  },
);

test.each([
  ['limit=ten', 'query limit must be integer'],
  ['limit=1&limit=2', 'query parameter limit is given twice'],
  ['sort_by=a,b,c', 'query sort_by must NOT have more than 2 items'],
  ['kinds[]=c', 'query kinds[] must be equal to one of the allowed values (a,b)'],
  ['kinds[]=a&kinds[]=a', 'query parameter kinds[] repeats a value'],
  ['all=yes', 'query all must be boolean'],
  ['other=1', 'query parameter other is not in the contract'],
])('a query of "%s" does not: %s', (query, mistake) => {
  expect(list(query)).toEqual([mistake]);
});

test('a required header is missed, a malformed one seen; a content type only belongs to content', () => {
  expect(list('', {})).toEqual(['header From is missing']);
  expect(list('', { from: 'Sato' })).toEqual(['header From must match format "email"']);
});

test('properties combined by allOf fit together, and what none of them names does not', () => {
  expect(
    post({ thing: { id: 'T1', name: null, owner: { id: 'U1', name: 'Sato' }, free: { any: 1 } } }),
  ).toEqual([]);
  expect(post({ thing: { id: 'T1', colour: 'red' } })).toEqual([
    'body/thing must NOT have unevaluated properties (colour)',
  ]);
  expect(post({ thing: { id: 'T1', owner: { id: 'U1', age: 3 } } })).toEqual([
    'body/thing/owner must NOT have unevaluated properties (age)',
  ]);
  expect(post({ thing: {} })).toEqual(["body/thing must have required property 'id'"]);
  expect(post(undefined)).toEqual(['the body is missing']);
});

test('an answer is checked by its status, with null standing for what is absent', () => {
  expect(contract.answer('GET', '/things', 200, [{ id: 'T1', owner: null }])).toEqual([]);
  expect(contract.answer('GET', '/things', 200, [{ id: 'T1', extra: 1 }])).toHaveLength(1);
  expect(contract.answer('GET', '/things/T1', 404, { error: 5 })).toEqual(['answer/error must be string']);
  expect(contract.answer('GET', '/things', 201, [])).toEqual([
    'GET /things has no answer 201 in the contract',
  ]);
});

test('a path without variables goes before one with', () => {
  expect(contract.answer('GET', '/things/mine', 204, undefined)).toEqual([]);
  expect(contract.answer('GET', '/other', 200, {})).toEqual(['GET /other is not in the contract']);
  expect(contract.answer('DELETE', '/things', 204, undefined)).toEqual([
    'DELETE /things is not in the contract',
  ]);
});
