// HtmlOutput: a page with its title and tags, as doGet returns it or a dialog shows it.
import type { Returned } from '../protocol';
import { blob } from './blob';
import { exception } from './exception';
import { googleObject, method } from './google-object';
import type { Outside } from './host';
import { escapeHtml } from './html-escape';

/** Google takes no other meta tags. */
const META_TAGS = [
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
];

export type HtmlData = Extract<Returned, { kind: 'html' }>;

const pages = new WeakMap<object, () => HtmlData>();

export function htmlOutput(outside: Outside, html: string): object {
  let data: HtmlData = {
    kind: 'html',
    content: html,
    title: '',
    faviconUrl: null,
    frameable: false,
    metaTags: [],
  };
  const sizes: { width: number | null; height: number | null } = { width: null, height: null };
  const change = (part: Partial<HtmlData>): object => {
    data = { ...data, ...part };
    return self;
  };
  const self: object = googleObject(outside, 'HtmlService.HtmlOutput', {
    getContent: method('', () => data.content),
    setContent: method('String', (content: string) => change({ content })),
    append: method('String', (more: string) => change({ content: data.content + more })),
    appendUntrusted: method('String', (more: string) => change({ content: data.content + escapeHtml(more) })),
    clear: method('', () => change({ content: '' })),
    getTitle: method('', () => data.title),
    setTitle: method('String', (title: string) => change({ title })),
    getFaviconUrl: method('', () => data.faviconUrl),
    setFaviconUrl: method('String', (faviconUrl: string) => {
      if (/\.(png|ico|gif|jpe?g|svg)$/i.test(faviconUrl)) return change({ faviconUrl });
      throw exception('The favicon image type is not supported.');
    }),
    addMetaTag: method('String, String', (name: string, content: string) => {
      if (META_TAGS.includes(name)) return change({ metaTags: [...data.metaTags, { name, content }] });
      throw exception('The meta tag you specified is not allowed in this context.');
    }),
    getMetaTags: method('', () =>
      data.metaTags.map(({ name, content }) =>
        googleObject(outside, 'HtmlService.HtmlOutputMetaTag', {
          getName: method('', () => name),
          getContent: method('', () => content),
        }),
      ),
    ),
    setXFrameOptionsMode: method('HtmlService.XFrameOptionsMode', (mode: object) =>
      change({ frameable: String(mode) === 'ALLOWALL' }),
    ),
    setSandboxMode: method('HtmlService.SandboxMode', () => self),
    setWidth: method('Integer', (width: number) => {
      sizes.width = width;
      return self;
    }),
    setHeight: method('Integer', (height: number) => {
      sizes.height = height;
      return self;
    }),
    getWidth: method('', () => sizes.width),
    getHeight: method('', () => sizes.height),
    getBlob: method('', () =>
      blob(outside, {
        binary: outside.host.utf8Encode(data.content),
        contentType: 'text/html',
        name: null,
      }),
    ),
  });
  pages.set(self, () => data);
  return self;
}

/** What is in an HtmlOutput; undefined for anything else. */
export function outputData(value: object): HtmlData | undefined {
  return pages.get(value)?.();
}
