// Texts that are likely to break something: Slack's own syntax, half of it, and what clients draw in odd ways.
import fc from 'fast-check';

const PIECES = [
  ...[
    '<!channel>',
    '<!here>',
    '<!everyone>',
    '<!subteam^S0OPS>',
    '<@U0SATO>',
    '<#C0OPS>',
    '@channel',
    '@here',
    '#ops',
  ],
  ...['<https://evil.example|Start>', 'https://evil.example/x', 'evil.example', 'mailto:a@evil.example'],
  ...['<!date^1^{date}|now>', '<!date^1^{date}^https://evil.example|now>', '{date_short_pretty}', '^', '|'],
  ...['<', '>', '&', '&amp;', '&lt;!channel&gt;', '&#60;', '&am', ';'],
  ...[
    '*',
    '_',
    '~',
    '`',
    '```',
    '*bold*',
    ' _it_ ',
    '~x~',
    '>',
    '>>>',
    '\n> quote',
    '\\*',
    '* *',
    'a_b',
    'あ_い',
  ],
  ...['\n✅ *Finished*', '\nStarted by Sato', '\n▶️ ', ':white_check_mark:', '\nNote: x', '\n│ '],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '\u2029',
    '\u0085',
    '\v',
    '\f',
    '\t',
    '\u0000',
    '\u001b[31m',
    ' ',
    '\u3000',
  ],
  ...['\u202e', '\u2066', '\u061c', '\u200b', '\u200d', '\ufeff', '\ufe0f'],
  ...['\ud83d', '\ude00', '👩‍💻', '👨‍👩‍👧‍👦', '🇯🇵', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👍🏽', 'é', 'が', 'あ', '月末処理', 'Acme', '7'],
];

export const hostile: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), {
        maxLength: 40,
      })
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 50, max: 1_500 }))
      .map(([piece, times]) => piece.repeat(times)),
  },
);
