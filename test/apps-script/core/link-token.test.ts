// Signed tokens of a card's links.
import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import {
  type LinkClaim,
  type LinkCrypto,
  readToken,
  writeToken,
} from '../../../apps-script/src/core/link-token';
import { at, REF } from './builders';

const crypto = (secret: string): LinkCrypto => ({
  encode: (text) => Buffer.from(text, 'utf8').toString('base64url'),
  decode: (encoded) => Buffer.from(encoded, 'base64url').toString('utf8'),
  sign: (text) => createHmac('sha256', secret).update(text).digest('base64url'),
});
const ours = crypto('a secret of ours');
const NOW = at('2026-11-30T00:00Z');
const claim: LinkClaim = { taskKey: REF, attempt: 2, action: 'start', expiresMs: NOW };
const token = writeToken(claim, ours);

test('a token says what was written, up to the very instant at which it expires', () => {
  expect(readToken(token, ours, NOW)).toEqual({ kind: 'valid', claim });
  expect(readToken(token, ours, NOW + 1)).toEqual({ kind: 'expired', claim });
});

test('a token fits into an address as it is', () => {
  expect(token).toMatch(/^[\w-]+\.[\w-]+$/);
});

test.each([
  ['empty', ''],
  ['without a signature', token.split('.')[0] ?? ''],
  ['with a dot but no signature', `${token.split('.')[0]}.`],
  ['cut', token.slice(0, -1)],
  ['with something behind it', `${token}.x`],
  ['with a longer signature', `${token}x`],
])('a token %s is invalid', (_, text) => {
  expect(readToken(text, ours, NOW)).toEqual({ kind: 'invalid' });
});

test('any single changed character makes it invalid', () => {
  const place = fc.integer({ min: 0, max: token.length - 1 });
  fc.assert(
    fc.property(place, fc.constantFrom('A', 'b', '7', '-', '_', '.'), (index, character) => {
      fc.pre(token[index] !== character);
      const changed = token.slice(0, index) + character + token.slice(index + 1);
      expect(readToken(changed, ours, NOW)).toEqual({ kind: 'invalid' });
    }),
  );
});

test('a token of another secret is invalid', () => {
  expect(readToken(token, crypto('another secret'), NOW)).toEqual({ kind: 'invalid' });
});

test.each([
  ['a version before the first', [0, REF, 1, 'start', NOW]],
  ['an unknown action', [1, REF, 1, 'delete', NOW]],
  ['attempt 0', [1, REF, 0, 'start', NOW]],
  ['no list', { taskKey: REF }],
])('even signed by us, %s is invalid', (_, content) => {
  const payload = ours.encode(JSON.stringify(content));
  expect(readToken(`${payload}.${ours.sign(payload)}`, ours, NOW)).toEqual({ kind: 'invalid' });
});

test('a token of a newer Toban is known as one, whatever it holds, if it is signed by us', () => {
  const payload = ours.encode(JSON.stringify([2, { task: REF }]));
  expect(readToken(`${payload}.${ours.sign(payload)}`, ours, NOW)).toEqual({ kind: 'newer' });
  expect(readToken(`${payload}.${crypto('another').sign(payload)}`, ours, NOW)).toEqual({ kind: 'invalid' });
});
