// Whatever a body holds, it is decoded or refused as undecodable: no other error.
import fc from 'fast-check';
import { decodeLegacy } from '../../../lambda-bridge/src/decode/legacy';
import { decodeCheck, decodeTasks } from '../../../lambda-bridge/src/decode/tasks';
import { decodeV3 } from '../../../lambda-bridge/src/decode/v3';
import { Undecodable } from '../../../lambda-bridge/src/errors';
import { snapshot, v2, v3 } from '../samples';

const DECODERS = { decodeV3, decodeLegacy, decodeTasks, decodeCheck };
const VALID = [
  { event: v3('triggered') },
  { messages: [v2('resolve')] },
  { snapshots: [snapshot()], notices: [] },
];

/** A valid body with one of its values replaced by anything. */
const mutated = fc.tuple(fc.constantFrom(...VALID), fc.nat(), fc.jsonValue()).map(([body, place, value]) => {
  let left = place % 60;
  return JSON.stringify(body, (_key, each: unknown) => (left-- === 0 ? value : each));
});
const body = fc.oneof(
  mutated.map((text) => new TextEncoder().encode(text)),
  fc.json().map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 50 }),
);

test.each(Object.entries(DECODERS))('%s', (_name, decode) => {
  fc.assert(
    fc.property(body, (bytes) => {
      try {
        decode(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(Undecodable);
      }
    }),
    { numRuns: 500 },
  );
});

test('a refusal names the field, never what stood there', () => {
  const secret = new TextEncoder().encode(JSON.stringify({ event: { event_type: { secret: 'hidden' } } }));
  expect(() => decodeV3(secret)).toThrow(new Undecodable('event.event_type: expected string'));
});
