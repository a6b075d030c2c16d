import { readMrkdwn } from './browser/mrkdwn';

const text = (value: string) => ({ kind: 'text', text: value });

test('marks count only at the edge of a word, also beside Japanese letters', () => {
  expect(readMrkdwn('*bold* and _slanted_, 2*3*4, snake_case_name, 当番*です*')).toEqual([
    { kind: 'bold', children: [text('bold')] },
    text(' and '),
    { kind: 'italic', children: [text('slanted')] },
    text(', 2*3*4, snake_case_name, 当番*です*'),
  ]);
});

test('a link may stand inside bold, and its address keeps its underscores and entities', () => {
  expect(readMrkdwn('*<https://a.example/x_y_z?a=1&amp;b=2|Start &lt;now&gt;>*')).toEqual([
    {
      kind: 'bold',
      children: [{ kind: 'link', url: 'https://a.example/x_y_z?a=1&b=2', children: [text('Start <now>')] }],
    },
  ]);
});

test('mentions, dates, code and emoji', () => {
  expect(readMrkdwn('<!here> <@U1> <!subteam^S1|@oncall> `a*b*` :bell: :nonsense:')).toEqual([
    { kind: 'mention', text: '@here' },
    text(' '),
    { kind: 'mention', text: '@U1' },
    text(' '),
    { kind: 'mention', text: '@oncall' },
    text(' '),
    { kind: 'code', text: 'a*b*' },
    text(' 🔔 :nonsense:'),
  ]);
  expect(readMrkdwn('<!date^1795478400^{date_short_pretty} {time}|2026-11-24 00:00 UTC>')).toEqual([
    {
      kind: 'date',
      unix: 1_795_478_400,
      format: '{date_short_pretty} {time}',
      url: null,
      fallback: '2026-11-24 00:00 UTC',
    },
  ]);
});

test('lines break, quotes are blocks, and what is escaped stays text', () => {
  expect(readMrkdwn('one\n&gt; two\nthree &lt;!channel&gt;')).toEqual([
    text('one'),
    { kind: 'break' },
    { kind: 'quote', children: [text('two')] },
    text('three <!channel>'),
  ]);
});
