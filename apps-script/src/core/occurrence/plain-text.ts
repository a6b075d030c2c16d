// Event descriptions as plain text: Google keeps them as HTML when they were written in its web page.

/** Loaded when first needed: unpacking its tables of entities is half of what the start of a run costs. */
declare const require: (name: 'htmlparser2') => typeof import('htmlparser2');

const BREAKS = new Set([
  ...['br', 'p', 'div', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'tr', 'table', 'hr', 'pre', 'blockquote'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
]);
/** `<https://…>` in a plain text is an address, not a tag. */
const BARE_ADDRESS = /<(https?:\/\/[^\s<>]+)>/g;
const UNSEEN = new Set(['script', 'style', 'head', 'template']);

/** HTML or text → lines of text. Links whose text is not their address keep it behind the text. */
export function plainText(html: string): string {
  return tidied(/<[a-z!/]|&[a-z#]/i.test(html) ? withoutTags(html) : html);
}

function withoutTags(html: string): string {
  const { Parser } = require('htmlparser2');
  const parts: string[] = [];
  let unseen = 0;
  let link: { readonly href: string; readonly from: number } | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (UNSEEN.has(name)) unseen += 1;
        if (BREAKS.has(name)) parts.push('\n');
        if (name === 'a') link = { href: attributes.href ?? '', from: parts.length };
      },
      ontext(chunk) {
        if (unseen === 0) parts.push(chunk);
      },
      onclosetag(name) {
        if (UNSEEN.has(name)) unseen -= 1;
        if (name === 'a' && link) {
          const shown = parts.slice(link.from).join('').trim();
          if (/^https?:/i.test(link.href) && shown !== link.href) {
            parts.length = link.from;
            parts.push(`${shown} ${link.href}`);
          }
          link = null;
        } else if (BREAKS.has(name)) parts.push('\n');
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html.replace(BARE_ADDRESS, '$1'));
  parser.end();
  return parts.join('');
}

function tidied(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
