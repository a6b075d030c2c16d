// Signatures of the Standard Webhooks scheme, by the example of its own specification.
import { NotConfigured } from '../../../lambda-bridge/src/errors';
import { signedAsStandardWebhook } from '../../../lambda-bridge/src/verify/standard-webhook';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = `whsec_${Buffer.from('another').toString('base64')}`;
const NOW_MS = 1_614_265_330_000;
const BODY = Buffer.from('{"test": 2432232314}');
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

const headers = (more: Record<string, string> = {}) =>
  new Map(
    Object.entries({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': SIGNATURE,
      ...more,
    }),
  );

test.each([
  ['as it stands', {}, [SECRET], NOW_MS, true],
  ['with the new secret first', {}, [OTHER, SECRET], NOW_MS, true],
  ['among other signatures', { 'webhook-signature': `v1a,x ${SIGNATURE} v1,eA==` }, [SECRET], NOW_MS, true],
  ['with another secret', {}, [OTHER], NOW_MS, false],
  ['with another id', { 'webhook-id': 'msg_other' }, [SECRET], NOW_MS, false],
  ['with another time', { 'webhook-timestamp': '1614265331' }, [SECRET], NOW_MS, false],
  ['with a time that is none', { 'webhook-timestamp': 'NaN' }, [SECRET], NOW_MS, false],
  ['five minutes later', {}, [SECRET], NOW_MS + 300_000, true],
  ['a second after that', {}, [SECRET], NOW_MS + 301_000, false],
  ['more than five minutes earlier', {}, [SECRET], NOW_MS - 301_000, false],
  ['five minutes earlier', {}, [SECRET], NOW_MS - 300_000, true],
  ['within the last second of the five minutes', {}, [SECRET], NOW_MS + 300_999, true],
  ['in a header that came twice', { 'webhook-signature': `v1,eA==,${SIGNATURE}` }, [SECRET], NOW_MS, true],
  [
    'in two headers of two parts',
    { 'webhook-signature': `v1a,x v1,eA==,${SIGNATURE} v2,y` },
    [SECRET],
    NOW_MS,
    true,
  ],
  [
    'as part of another version',
    { 'webhook-signature': `xv1,${SIGNATURE.slice(3)}` },
    [SECRET],
    NOW_MS,
    false,
  ],
  ['cut short', { 'webhook-signature': SIGNATURE.slice(0, -8) }, [SECRET], NOW_MS, false],
  ['without a signature', { 'webhook-signature': '' }, [SECRET], NOW_MS, false],
  ['without an id', { 'webhook-id': '' }, [SECRET], NOW_MS, false],
  ['of another version', { 'webhook-signature': SIGNATURE.replace('v1,', 'v2,') }, [SECRET], NOW_MS, false],
])('%s', (_name, more, secrets, nowMs, fits) => {
  expect(signedAsStandardWebhook(headers(more), BODY, secrets, nowMs)).toBe(fits);
});

test.each([
  ['alone', ['plain'], {}, expect.any(NotConfigured)],
  ['with a body that is no base64', ['whsec_%%'], {}, expect.any(NotConfigured)],
  ['beside the one that fits', ['plain', SECRET], {}, true],
  ['beside one that does not', ['plain', OTHER], {}, expect.any(NotConfigured)],
  ['for a request of no time', ['plain'], { 'webhook-timestamp': '' }, false],
])(
  'a secret of another form, %s, is a set-up fault only where it may be the one',
  (_name, secrets, more, verdict) => {
    expect(signedAsStandardWebhook(headers(more), BODY, secrets, NOW_MS)).toEqual(verdict);
  },
);
