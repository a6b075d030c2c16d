// What stands inside the page's script element can neither end it nor break it.
import { inlineJson } from '../../../apps-script/src/page/inline-json';

test('markup and line separators are escaped, and read back as they were', () => {
  const data = { title: '</script><script>alert(1)</script><!--', note: 'a\u2028b\u2029c' };
  const inline = inlineJson(data);
  expect(inline).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(inline)).toEqual(data);
});
