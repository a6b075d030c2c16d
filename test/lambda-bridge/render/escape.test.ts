// Text from outside shows as it is: it makes no mention and no link, and is cut cleanly.
import fc from 'fast-check';
import { escapeLine, escapeText, linkTo, mentionOf } from '../../../lambda-bridge/src/render/escape';
import { hostile } from './hostile';

test.each([
  ['R&D <ops>', 'R&amp;D &lt;ops&gt;'],
  [
    '<!channel> <@U123> <https://evil.example|click>',
    '&lt;!channel&gt; &lt;@U123&gt; &lt;https://evil.example|click&gt;',
  ],
  ['月末処理 🎉', '月末処理 🎉'],
  ['a\u0000b\u202ec', 'a b c'],
  ['a\u2028b\u0085c\r\n\n\n\nd', 'a\nb\nc\n\nd'],
  ['✅ *Finished* by _Sato_ ~not~', '✅ ∗Finished* by ˍSato_ ∼not~'],
  ['```\nall that follows', 'ˋˋˋ\nall that follows'],
  ['>>> all that follows\n > and this', '››› all that follows\n › and this'],
  ['db_backup_daily 月次_報告 5 * 3 ~ 4, a > b, it*s', 'db_backup_daily 月次_報告 5 * 3 ~ 4, a &gt; b, it*s'],
  ['月次　バックアップ  (本番)', '月次　バックアップ  (本番)'],
  ['@channel #ops https://evil.example', '@channel #ops https://evil.example'],
])('%j → %j', (raw, escaped) => {
  expect(escapeText(raw, 1_000)).toBe(escaped);
});

test('escaped text holds no control sequence of Slack’s, and is never too long', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 60 }), (raw, max) => {
      const escaped = escapeText(raw, max);
      expect(escaped).not.toMatch(/[<>]/);
      expect(escaped.length).toBeLessThanOrEqual(max);
    }),
  );
});

test('a cut never falls inside an entity or a character', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 60 }), (raw, max) => {
      const escaped = escapeText(raw, max);
      expect(escaped.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
      expect(escaped).not.toMatch(/\p{Cs}/u);
    }),
  );
});

test.each([
  ['👩‍💻👩‍💻', 6, '👩‍💻…'],
  ['👩‍💻👩‍💻', 9, '👩‍💻…'],
  ['👩‍💻👩‍💻', 10, '👩‍💻👩‍💻'],
  ['🇯🇵🇯🇵', 6, '🇯🇵…'],
  ['a🏴󠁧󠁢󠁥󠁮󠁧󠁿', 10, 'a…'],
  ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
  [`a${'\u0301'.repeat(50)}`, 10, '…'],
  ['ab & cd', 6, 'ab…'],
  ['a * b', 4, 'a ∗…'],
])('%j in %d characters is %j', (raw, max, kept) => {
  expect(escapeText(raw, max)).toBe(kept);
});

test('what fits is kept whole, what does not ends in an ellipsis', () => {
  fc.assert(
    fc.property(hostile, (raw) => {
      const whole = escapeText(raw, 100_000);
      expect(escapeText(raw, whole.length + 1)).toBe(whole);
      if (whole.length > 1) expect(escapeText(raw, whole.length - 1)).toMatch(/…$/);
    }),
  );
});

test('a line has no breaks', () => {
  fc.assert(
    fc.property(hostile, (raw) => {
      expect(escapeLine(raw, 1_000)).not.toMatch(/[\r\n\u2028\u2029]/);
    }),
  );
});

test.each([
  ['https://a.example/x?a=1&b=2', '<https://a.example/x?a=1&amp;b=2|Start>'],
  ['https://a.example/<!channel>|x', '<https://a.example/%3C!channel%3E%7Cx|Start>'],
  ['javascript:alert(1)', null],
  ['not an address', null],
  [`https://a.example/${'x'.repeat(1_000)}`, null],
  [null, null],
])('the link of %j is %j', (url, link) => {
  expect(linkTo(url, 'Start')).toBe(link);
});

test.each([
  ['<!here>', '<!here>'],
  ['<!subteam^S0AB> <@U123>', '<!subteam^S0AB> <@U123>'],
  ['<!everyone|x> @here', '&lt;!everyone|x&gt; @here'],
  ['<https://evil.example>', '&lt;https://evil.example&gt;'],
  [null, ''],
])('the mention set as %j is %j', (setting, mention) => {
  expect(mentionOf(setting)).toBe(mention);
});
