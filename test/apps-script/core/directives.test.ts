// Directives in an event's description.
import { readDirectives } from '../../../apps-script/src/core/directives';

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
  ['runbook: javascript:alert(1)', /^runbook: .* allowed: an https/],
  ['skip: constructor', /^skip: "constructor" is not understood; allowed: yes or no/],
])('%p is left out, and said', (line, sentence) => {
  const { directives, problems } = readDirectives(`urgency: low\n${line}`);
  expect(problems).toEqual([expect.stringMatching(sentence)]);
  expect(directives).not.toHaveProperty('skip');
});

test('a long text is read as quickly as its length allows', () => {
  const filler = 'x '.repeat(3_950);
  expect(readDirectives(`${filler}\nlead: 5`).directives).toEqual({ leadMinutes: 5 });
  const before = performance.now();
  readDirectives(`lead: 5${' '.repeat(160_000)}x`);
  // A few milliseconds, where an expression that goes back for every blank takes more than ten seconds.
  expect(performance.now() - before).toBeLessThan(2_000);
});

test('of a key given twice the last counts', () => {
  expect(readDirectives('lead: 5\nlead: 10').directives).toEqual({ leadMinutes: 10 });
});
