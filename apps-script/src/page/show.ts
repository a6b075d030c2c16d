// The web app's GET: reads the ledger and shows the task. It changes nothing and asks PagerDuty nothing, since Slack
// and mail scanners open links as well.
import { BUILD } from '../build';
import { type LinkReading, readToken } from '../core/link-token';
import { languageOf, textsOf } from '../i18n/catalogue';
import { linkCrypto } from '../services/crypto';
import { messageOf } from '../services/fetch';
import { type Properties, readProperties } from '../services/properties';
import { NewerBook } from '../services/schema';
import { readDesk, situationAt, viewAt } from './desk';
import { inlineJson } from './inline-json';
import type { PageData, PageLanguage } from './page-data';
import { situation } from './situation';
import { bareView } from './to-view';
import type { PageCase } from './view';
import { visitorName } from './visitor';

/** `language` is the ledger's, where it was read. */
type Shown = Pick<PageData, 'view' | 'self'> & {
  readonly language: PageLanguage | null;
  readonly ticks: string | null;
};

export function showPage(
  event: Partial<GoogleAppsScript.Events.DoGet> | undefined,
): GoogleAppsScript.HTML.HtmlOutput | GoogleAppsScript.Content.TextOutput {
  const { t: token = '', show } = event?.parameter ?? {};
  if (show === 'build') return buildAsText();
  const { view, self, language, ticks } = shown(token, show === 'check', Date.now());
  const template = HtmlService.createTemplateFromFile('start');
  const data: PageData = {
    token,
    view,
    self,
    build: { page: BUILD, ticks },
    visitor: visitorName(),
    language: language ?? languageOf(Session.getActiveUserLocale()),
    texts: { ja: textsOf('ja').page, en: textsOf('en').page },
  };
  template.data = inlineJson(data);
  return template.evaluate().setTitle('Toban').addMetaTag('viewport', 'width=device-width, initial-scale=1');
}

/** For a check from outside, where nobody has to sign in. */
function buildAsText(): GoogleAppsScript.Content.TextOutput {
  const text = ContentService.createTextOutput(JSON.stringify({ toban: { build: BUILD } }));
  return text.setMimeType(ContentService.MimeType.JSON);
}

function shown(token: string, isCheck: boolean, nowMs: number): Shown {
  try {
    const properties = readProperties();
    if (isCheck) return { ...bare('checked', nowMs), ticks: readDesk(properties).ticks };
    const link = readToken(token, linkCrypto(properties.LINK_SECRET), nowMs);
    if (link.kind === 'invalid' || link.kind === 'newer')
      return bare(link.kind === 'newer' ? 'newerLink' : 'invalid', nowMs);
    return shownTask(token, link, properties, nowMs);
  } catch (error) {
    console.error(JSON.stringify({ event: 'page not shown', reason: messageOf(error) }));
    return bare(error instanceof NewerBook ? 'outdated' : 'troubled', nowMs);
  }
}

function bare(name: PageCase, nowMs: number): Shown {
  return { view: bareView(name, null, nowMs), self: null, language: null, ticks: null };
}

function shownTask(
  token: string,
  { kind, claim }: Exclude<LinkReading, { kind: 'invalid' | 'newer' }>,
  properties: Properties,
  nowMs: number,
): Shown {
  const desk = readDesk(properties);
  const met = kind === 'expired' ? situation('expired') : situationAt(desk, claim, nowMs);
  const view = viewAt(desk, claim, met, desk.tasks.get(claim.taskKey), nowMs);
  const self = `${properties.WEB_APP_URL}?t=${token}`;
  return { view, self, language: desk.telling.locale, ticks: desk.ticks };
}
