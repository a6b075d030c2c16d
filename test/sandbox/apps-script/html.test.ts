// HtmlService: templates escape what they print by where they print it, and a page has only what Google allows.
import { push, type Rig } from './rig';

const HTML = {
  start: '<h1><?= title ?></h1><?!= include("part") ?>',
  part: '<b>part</b>',
};

let rig: Rig;
beforeAll(() => {
  rig = push(
    `
      function run(code) { return eval(code); }
      function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }
      function evaluated(source, values) {
        var template = HtmlService.createTemplate(source);
        Object.keys(values || {}).forEach(function (name) { template[name] = values[name]; });
        return template.evaluate().getContent();
      }
      function page() {
        var template = HtmlService.createTemplateFromFile('start');
        template.title = 'A & B';
        return template.evaluate().setTitle('Toban').addMetaTag('viewport', 'width=device-width');
      }
    `,
    { html: HTML },
  );
});
afterAll(() => rig.close());

const HOSTILE = `<script>alert("x" + 'y')</script>&`;

test('a printing scriptlet escapes HTML, a force-printing one does not', async () => {
  expect(await rig.value('evaluated', ['<p title="<?= v ?>"><?= v ?></p>', { v: HOSTILE }])).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot; + &#39;y&#39;)&lt;/script&gt;&amp;">' +
      '&lt;script&gt;alert(&quot;x&quot; + &#39;y&#39;)&lt;/script&gt;&amp;</p>',
  );
  expect(await rig.value('evaluated', ['<p><?!= v ?></p>', { v: '<b>1</b>' }])).toBe('<p><b>1</b></p>');
});

test('inside a script element what is printed stays inside its string', async () => {
  const source = '<script>var a = "<?= v ?>";</script><i><?= v ?></i>';
  expect(await rig.value('evaluated', [source, { v: `"</script>'\n&` }])).toBe(
    '<script>var a = "\\x22\\x3c/script\\x3e\\x27\\x0a\\x26";</script><i>&quot;&lt;/script&gt;&#39;\n&amp;</i>',
  );
});

test('code in scriptlets runs, with the script’s own functions in reach', async () => {
  const source =
    '<? for (var i = 0; i < rows.length; i += 1) { ?><li><?= rows[i] ?></li><? } ?><?!= include("part") ?>';
  expect(await rig.value('evaluated', [source, { rows: ['a', '<'] }])).toBe(
    '<li>a</li><li>&lt;</li><b>part</b>',
  );
});

test('what a template does not know throws, and so does a scriptlet without an end', async () => {
  await expect(rig.value('evaluated', ['<?= missing ?>'])).rejects.toThrow('ReferenceError: missing');
  await expect(rig.value('evaluated', ['<p><?= 1'])).rejects.toThrow('Unterminated scriptlet');
});

test('a page from a file leaves the script with its title and tags', async () => {
  expect(await rig.value('page')).toEqual({
    kind: 'html',
    content: '<h1>A &amp; B</h1><b>part</b>',
    title: 'Toban',
    faviconUrl: null,
    frameable: false,
    metaTags: [{ name: 'viewport', content: 'width=device-width' }],
  });
});

test.each([
  [
    `HtmlService.createHtmlOutput('').addMetaTag('robots', 'noindex')`,
    'The meta tag you specified is not allowed',
  ],
  [`HtmlService.createHtmlOutput('').setFaviconUrl('https://a.example/icon')`, 'The favicon image type'],
  [
    `HtmlService.createHtmlOutput('').setXFrameOptionsMode('ALLOWALL')`,
    "The parameters (String) don't match",
  ],
  [`HtmlService.createHtmlOutputFromFile('none')`, 'No HTML file named none was found.'],
])('%s throws', async (code, message) => {
  await expect(rig.value('run', [code])).rejects.toThrow(message);
});

test('a value with a Date anywhere in it leaves the script as null', async () => {
  expect(await rig.value('run', ['({a: [1, {b: new Date()}]})'])).toBeNull();
  expect(await rig.value('run', ['({a: [1, {b: new Date().toISOString()}]})'])).toEqual({
    a: [1, { b: expect.any(String) }],
  });
});
