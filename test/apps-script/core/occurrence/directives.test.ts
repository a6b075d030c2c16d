// Directives in an event's description.
import * as fc from 'fast-check';
import { readDirectives } from '../../../../apps-script/src/core/occurrence/directives';
import { en, ja } from '../../../../apps-script/src/i18n/catalogue';

test('every directive has an English key', () => {
  const description = [
    'service: PSVC002',
    'policy: PPOL002',
    'urgency: low',
    'lead: 1d',
    'runbook: https://wiki.example.com/backup',
    'assignee: Sato',
    'channel: C0OTHER0',
    'finish: at end',
    'skip: no',
  ].join('\n');
  expect(readDirectives(description)).toEqual({
    directives: {
      service: 'PSVC002',
      policy: 'PPOL002',
      urgency: 'low',
      leadMinutes: 1440,
      runbook: 'https://wiki.example.com/backup',
      assignee: 'Sato',
      channel: 'C0OTHER0',
      finish: 'at end',
      skip: false,
    },
    problems: [],
  });
});

test('every directive has a Japanese key, with full-width colons, digits and letters', () => {
  const description = [
    'サービス：ＰＳＶＣ００２',
    'ポリシー：PPOL002',
    '緊急度：低',
    '事前：３０分',
    '手順書：https://wiki.example.com/backup',
    '担当者：佐藤',
    'チャンネル：C0OTHER0',
    '完了：終了時',
    'スキップ：はい',
  ].join('\n');
  expect(readDirectives(description)).toEqual({
    directives: {
      service: 'PSVC002',
      policy: 'PPOL002',
      urgency: 'low',
      leadMinutes: 30,
      runbook: 'https://wiki.example.com/backup',
      assignee: '佐藤',
      channel: 'C0OTHER0',
      finish: 'at end',
      skip: true,
    },
    problems: [],
  });
});

test.each([
  ['yes', true],
  ['true', true],
  ['はい', true],
  ['no', false],
  ['false', false],
  ['いいえ', false],
])('skip: %s', (word, skip) => {
  expect(readDirectives(`skip: ${word}`).directives).toEqual({ skip });
});

test('full-width and upper-case English keys count too', () => {
  expect(readDirectives('ＬＥＡＤ：１５').directives).toEqual({ leadMinutes: 15 });
});

test('descriptions written in Google’s web page are HTML', () => {
  const html =
    'Nightly check.<br><b>lead</b>: 15m<ul><li>urgency: low</li><li>runbook: <a href="https://wiki.example.com/a?b=1&amp;c=2">steps</a></li></ul><p>skip:&nbsp;yes</p>';
  expect(readDirectives(html).directives).toEqual({
    leadMinutes: 15,
    urgency: 'low',
    runbook: 'https://wiki.example.com/a?b=1&c=2',
    skip: true,
  });
});

test('Windows and old Mac line ends separate lines', () => {
  expect(readDirectives('lead: 5\r\nurgency: low\rskip: yes').directives).toEqual({
    leadMinutes: 5,
    urgency: 'low',
    skip: true,
  });
});

test.each([
  'Meeting at 10:00, room: 5F',
  'note: lead the way',
  'https://wiki.example.com: see there',
  'constructor: yes',
  '__proto__: yes',
  'toString: yes',
  'lead 15',
  'lead:',
  '',
])('%p holds no directive and no problem', (text) => {
  expect(readDirectives(text)).toEqual({ directives: {}, problems: [] });
});

test.each([
  ['lead: 8d', /^lead: "8d" is not understood; allowed: .*7 days/],
  ['緊急度: 中', /^緊急度: "中" is not understood; allowed: high or low/],
  ['service: Backup service', /^service: "Backup service" is not understood; allowed: .*PABC123/],
  ['channel: #ops', /^channel: "#ops" is not understood; allowed: .*C0123456789/],
  ['runbook: javascript:alert(1)', /^runbook: .* allowed: an https/],
  ['skip: constructor', /^skip: "constructor" is not understood; allowed: yes or no/],
  [`assignee: ${'x'.repeat(81)}`, /^assignee: .*…" is not understood; allowed: .*80 characters/],
])('%p is left out, and said', (line, sentence) => {
  const { directives, problems } = readDirectives(`finish: at end\n${line}`);
  expect(problems.map(en.core.sheet.directive)).toEqual([expect.stringMatching(sentence)]);
  expect(directives).toEqual({ finish: 'at end' });
});

test('a long text is read as quickly as its length allows', () => {
  const filler = 'x '.repeat(3_950);
  expect(readDirectives(`${filler}\nlead: 5`).directives).toEqual({ leadMinutes: 5 });
  const before = performance.now();
  readDirectives(`lead: 5${' '.repeat(160_000)}x`);
  // A few milliseconds, where an expression that goes back for every blank takes more than ten seconds.
  expect(performance.now() - before).toBeLessThan(2_000);
});

test('of a key given twice the last that is understood counts, and it is said where they differ', () => {
  expect(readDirectives('lead: 5\nurgency: low\n事前：１０分')).toEqual({
    directives: { leadMinutes: 10, urgency: 'low' },
    problems: [{ kind: 'twice', key: '事前', value: '１０分' }],
  });
  expect(readDirectives('lead: 5\nlead: 5m').problems).toEqual([]);
  expect(readDirectives('lead: 5\nlead: soon')).toMatchObject({
    directives: { leadMinutes: 5 },
    problems: [{ kind: 'value' }],
  });
});

test.each([
  ['-lead: 5', { leadMinutes: 5 }],
  ['・事前：3時間前', { leadMinutes: 180 }],
  ['Lead :5', { leadMinutes: 5 }],
  ['　run book　：　https://wiki.example.com/a', { runbook: 'https://wiki.example.com/a' }],
  ['\u200blead\u200b:\u200b5\ufeff', { leadMinutes: 5 }],
  ['lead:\u00a0“15”', { leadMinutes: 15 }],
  ['finish: ’at  end‘', { finish: 'at end' }],
  ['ﾁｬﾝﾈﾙ：C0OTHER0', { channel: 'C0OTHER0' }],
  ['ｽｷｯﾌﾟ：する', { skip: true }],
  ['lead: 5\u2028urgency: low', { leadMinutes: 5, urgency: 'low' }],
])('%p', (line, directives) => {
  expect(readDirectives(line)).toEqual({ directives, problems: [] });
});

test.each([
  ['担当：ｻﾄｳ（夜間）', { assignee: 'ｻﾄｳ（夜間）' }],
  ['assignee: "Sato"', { assignee: 'Sato' }],
  ['assignee: Sato "Ken"', { assignee: 'Sato "Ken"' }],
  [
    '手順書：https://wiki.example.com/Ａ/ｶﾀｶﾅ?q=（1）',
    { runbook: 'https://wiki.example.com/Ａ/ｶﾀｶﾅ?q=（1）' },
  ],
  ['手順書：（https://wiki.example.com/a_(b)）。', { runbook: 'https://wiki.example.com/a_(b)' }],
  ['手順書：「https://wiki.example.com/a」を参照。', { runbook: 'https://wiki.example.com/a' }],
  [
    'runbook: steps (https://wiki.example.com/b) and https://e.com',
    { runbook: 'https://wiki.example.com/b' },
  ],
])('names and addresses stay as they were typed: %p', (line, directives) => {
  expect(readDirectives(line)).toEqual({ directives, problems: [] });
});

const fragment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    ...'<br>|<p>|</p>|<a href="https://e.com/x">|</a>|<ul><li>|</li></ul>|&nbsp;|&amp;|&#58;|<'.split('|'),
  ),
  fc.constantFrom('\n', '\r\n', '\r', ':', '：', ' ', '\u00a0', '\u200b', '“', '」', '・'),
  fc.constantFrom('lead', '事前', 'skip', 'runbook', '担当', '１５分', 'yes', 'https://wiki.example.com/a'),
);
const description = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''));

test('whatever stands in a description, it is read without a throw, and again the same', () => {
  fc.assert(
    fc.property(description, (text) => {
      const reading = readDirectives(text);
      expect(readDirectives(text)).toEqual(reading);
      for (const problem of reading.problems) {
        expect(en.core.sheet.directive(problem).length).toBeLessThan(400);
        expect(ja.core.sheet.directive(problem)).toContain(problem.key);
      }
    }),
    { numRuns: 500 },
  );
});

test('plain lines before and after change nothing', () => {
  const plain = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[:：﹕<&]/.test(text));
  fc.assert(
    fc.property(plain, plain, (before, after) => {
      const text = `${before}\nlead: 5\n${after}`;
      expect(readDirectives(text)).toEqual({ directives: { leadMinutes: 5 }, problems: [] });
    }),
  );
});

test.each([
  'lead: 5 ',
  '<a href="https://e.com">',
  '<div><ul><li>lead: 5',
  '&nbsp;',
  '::::',
  '\u200b',
  '<!--',
  '"',
])('a long text made of %p takes time as its length does', (piece) => {
  const text = piece.repeat(Math.ceil(8_000 / piece.length));
  readDirectives(text);
  const before = performance.now();
  for (let i = 0; i < 10; i += 1) readDirectives(text);
  // A few milliseconds each, where an expression that goes back for each character takes seconds.
  expect(performance.now() - before).toBeLessThan(1_500);
});
