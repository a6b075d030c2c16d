// Event descriptions as plain text: Google keeps them as HTML when they were written in its web page.

/** Loaded when first needed: unpacking its tables of entities is half of what the start of a run costs. */
declare const require: (name: 'htmlparser2') => typeof import('htmlparser2');

const BREAKS = new Set([
  'br',
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'tr',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'blockquote',
]);
/** `<https://…>` in a plain text is an address, not a tag. */
const BARE_ADDRESS = /<(https?:\/\/[^\s<>]+)>/g;
const UNSEEN = new Set(['script', 'style', 'head', 'template']);

/** HTML or text → lines of text. Links whose text is not their address keep it behind the text. */
export function plainText(html: string): string {
  return tidied(/[<&]/.test(html) ? withoutTags(html) : html);
}

function withoutTags(html: string): string {
  const { Parser } = require('htmlparser2');
  let text = '';
  let unseen = 0;
  let link: { href: string; from: number } | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (UNSEEN.has(name)) unseen += 1;
        if (BREAKS.has(name)) text += '\n';
        if (name === 'a') link = { href: attributes.href ?? '', from: text.length };
      },
      ontext(chunk) {
        if (unseen === 0) text += chunk;
      },
      onclosetag(name) {
        if (UNSEEN.has(name)) unseen -= 1;
        if (name === 'a' && link) {
          const shown = text.slice(link.from).trim();
          if (/^https?:/.test(link.href) && shown !== link.href)
            text = `${text.slice(0, link.from)}${shown} ${link.href}`;
          link = null;
        } else if (BREAKS.has(name)) text += '\n';
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html.replace(BARE_ADDRESS, '$1'));
  parser.end();
  return text;
}

function tidied(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
