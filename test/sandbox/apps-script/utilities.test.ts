// Utilities speak Google's dialect: signed bytes, SimpleDateFormat, printf; checked against Node's own or known vectors.
import { createHash, createHmac } from 'node:crypto';
import { push, type Rig } from './rig';

let rig: Rig;
beforeAll(() => {
  rig = push('function run(code) { return eval(code); }');
});
afterAll(() => rig.close());

function signed(bytes: Buffer): number[] {
  return [...new Int8Array(bytes)];
}

const key = Buffer.from('whsec-key-ÿ当', 'utf8');

test.each([
  [
    'Utilities.computeHmacSha256Signature("当番", "secret")',
    signed(createHmac('sha256', 'secret').update('当番').digest()),
  ],
  [
    `Utilities.computeHmacSha256Signature(Utilities.newBlob("body").getBytes(), ${JSON.stringify(signed(key))})`,
    signed(createHmac('sha256', key).update('body').digest()),
  ],
  [
    'Utilities.computeHmacSha256Signature("a", "b", Utilities.Charset.UTF_8)',
    signed(createHmac('sha256', 'b').update('a').digest()),
  ],
  [
    'Utilities.computeHmacSignature(Utilities.MacAlgorithm.HMAC_SHA_1, "a", "b")',
    signed(createHmac('sha1', 'b').update('a').digest()),
  ],
  [
    'Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, "当番", Utilities.Charset.UTF_8)',
    signed(createHash('sha256').update('当番').digest()),
  ],
  [
    'Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, [104, 105])',
    signed(createHash('md5').update('hi').digest()),
  ],
  ['Utilities.base64Encode("当番?>")', Buffer.from('当番?>').toString('base64')],
  ['Utilities.base64Encode([-1, -2])', '//4='],
  ['Utilities.base64EncodeWebSafe([-1, -2])', '__4='],
  ['Utilities.base64Decode("//4=")', [-1, -2]],
  ['Utilities.base64Decode("//4")', [-1, -2]],
  ['Utilities.base64DecodeWebSafe("__4=")', [-1, -2]],
  ['Utilities.newBlob("当").getBytes()', [-27, -67, -109]],
  ['Utilities.newBlob([-27, -67, -109]).getDataAsString()', '当'],
  ['Utilities.newBlob("x", "text/csv", "a.csv").setContentType("text/plain").getContentType()', 'text/plain'],
  ['Utilities.newBlob("x", "text/csv", "a.csv").getName()', 'a.csv'],
  [
    'Utilities.formatDate(new Date(0), "Asia/Tokyo", "yyyy-MM-dd\'T\'HH:mm:ssXXX")',
    '1970-01-01T09:00:00+09:00',
  ],
  [
    'Utilities.formatDate(new Date(0), "GMT", "EEE, d MMM yy h:mm a Z z")',
    'Thu, 1 Jan 70 12:00 AM +0000 UTC',
  ],
  ['Utilities.formatDate(new Date(0), "GMT+5:30", "HH:mm:ss.SSS X")', '05:30:00.000 +05'],
  [
    'Utilities.formatDate(new Date(Date.UTC(2026, 6, 1)), "America/New_York", "yyyy-MM-dd EEEE u D")',
    '2026-06-30 Tuesday 2 181',
  ],
  [
    'Utilities.parseDate("2026-11-24 18:30", "Asia/Tokyo", "yyyy-MM-dd HH:mm").toISOString()',
    '2026-11-24T09:30:00.000Z',
  ],
  [
    'Utilities.parseDate("2026-11-24T18:30:00+0200", "GMT", "yyyy-MM-dd\'T\'HH:mm:ssZ").toISOString()',
    '2026-11-24T16:30:00.000Z',
  ],
  [
    'Utilities.formatString("%s has %d of %5.1f%% %05d %-4s|", "a", 3, 2.25, 42, "b")',
    'a has 3 of   2.3% 00042 b   |',
  ],
])('%s', async (code, expected) => {
  expect(await rig.value('run', [code])).toEqual(expected);
});

test('a uuid is one of version 4', async () => {
  expect(await rig.value('run', ['Utilities.getUuid()'])).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('sleep lets virtual time pass, at most 5 minutes', async () => {
  const beforeMs = rig.clock.nowMs;
  await rig.value('run', ['Utilities.sleep(300000)']);
  expect(rig.clock.nowMs).toBe(beforeMs + 300_000);
  await expect(rig.value('run', ['Utilities.sleep(300001)'])).rejects.toThrow('Invalid argument: 300001');
});

test.each([
  'Utilities.base64Decode("?")',
  'Utilities.parseDate("tomorrow", "GMT", "yyyy-MM-dd")',
  'Utilities.formatDate(new Date(), "GMT", "yyyy b")',
])('%s throws', async (code) => {
  await expect(rig.value('run', [code])).rejects.toThrow(/^Exception: /);
});
