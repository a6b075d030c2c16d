// Descriptions as plain text.
import { plainText } from '../../../../apps-script/src/core/occurrence/plain-text';

test.each([
  ['plain text stays', 'one\n\ntwo', 'one\n\ntwo'],
  ['line breaks and blocks become lines', 'a<br>b<div>c</div>d<p>e</p>', 'a\n\nb\nc\nd\ne'],
  ['items of a list are lines', '<ul><li>a</li><li>b</li></ul>', 'a\n\nb'],
  ['entities are decoded', 'a &amp; b &lt;c&gt;&nbsp;d', 'a & b <c> d'],
  ['scripts and styles are dropped', 'a<script>alert("x")</script><style>p{}</style>b', 'ab'],
  [
    'a link keeps its address',
    '<a href="https://wiki.example.com/x">here</a>',
    'here https://wiki.example.com/x',
  ],
  [
    'an address as its own text stays single',
    '<a href="https://e.com/">https://e.com/</a>',
    'https://e.com/',
  ],
  ['a link that runs code is only its text', '<a href="javascript:alert(1)">here</a>', 'here'],
  [
    'an address in angle brackets is text',
    'see <https://wiki.example.com/x> first',
    'see https://wiki.example.com/x first',
  ],
  ['a lone bracket is text', 'if a < b then c > d', 'if a < b then c > d'],
  ['Windows line ends are line ends', 'a\r\nb\rc', 'a\nb\nc'],
])('%s', (_, html, text) => {
  expect(plainText(html)).toBe(text);
});
