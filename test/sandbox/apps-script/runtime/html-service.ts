// HtmlService and ContentService: what a web app or a dialog shows. Files come from the pushed project.
import { exception } from './exception';
import { googleEnum, googleObject, method } from './google-object';
import type { Outside } from './host';
import { htmlOutput } from './html-output';
import { htmlTemplate } from './html-template';

export function htmlService(outside: Outside, files: Readonly<Record<string, string>>): object {
  const file = (name: string): string => {
    const content = files[name] ?? files[name.replace(/\.html$/, '')];
    if (content === undefined) throw exception(`No HTML file named ${name} was found.`);
    return content;
  };
  return googleObject(outside, 'HtmlService', {
    XFrameOptionsMode: googleEnum(outside, 'HtmlService.XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']),
    SandboxMode: googleEnum(outside, 'HtmlService.SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']),
    createHtmlOutput: method(['', 'String'], (html?: string) => htmlOutput(outside, html ?? '')),
    createHtmlOutputFromFile: method('String', (name: string) => htmlOutput(outside, file(name))),
    createTemplate: method('String', (source: string) => htmlTemplate(outside, source)),
    createTemplateFromFile: method('String', (name: string) => htmlTemplate(outside, file(name))),
  });
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'application/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/vcard',
  XML: 'text/xml',
};

interface TextData {
  readonly content: string;
  readonly mimeType: string;
}

const texts = new WeakMap<object, () => TextData>();

export function contentService(outside: Outside): object {
  return googleObject(outside, 'ContentService', {
    MimeType: googleEnum(outside, 'ContentService.MimeType', Object.keys(MIME_TYPES)),
    createTextOutput: method(['', 'String'], (text?: string) => {
      let data: TextData = { content: text ?? '', mimeType: 'text/plain' };
      const change = (part: Partial<TextData>): object => {
        data = { ...data, ...part };
        return self;
      };
      const self: object = googleObject(outside, 'ContentService.TextOutput', {
        getContent: method('', () => data.content),
        setContent: method('String', (content: string) => change({ content })),
        append: method('String', (more: string) => change({ content: data.content + more })),
        setMimeType: method('ContentService.MimeType', (type: object) =>
          change({ mimeType: MIME_TYPES[String(type)] ?? 'text/plain' }),
        ),
      });
      texts.set(self, () => data);
      return self;
    }),
  });
}

/** What is in a TextOutput; undefined for anything else. */
export function textData(value: object): TextData | undefined {
  return texts.get(value)?.();
}
