// The web app's GET: reads the ledger and shows the task. It changes nothing and asks PagerDuty nothing, since Slack
// and mail scanners open links as well.
import { type LinkReading, readToken } from '../core/link-token';
import { languageOf, textsOf } from '../i18n/catalogue';
import { linkCrypto } from '../services/crypto';
import { messageOf } from '../services/fetch';
import { type Properties, readProperties } from '../services/properties';
import { readDesk, situationAt, viewAt } from './desk';
import { inlineJson } from './inline-json';
import type { PageData, PageLanguage } from './page-data';
import { situation } from './situation';
import { bareView } from './to-view';
import { visitorName } from './visitor';

/** `language` is the ledger's, where it was read. */
type Shown = Pick<PageData, 'view' | 'self'> & { readonly language: PageLanguage | null };

export function showPage(
  event: Partial<GoogleAppsScript.Events.DoGet> | undefined,
): GoogleAppsScript.HTML.HtmlOutput {
  const token = event?.parameter?.t ?? '';
  const { view, self, language } = shown(token, Date.now());
  const template = HtmlService.createTemplateFromFile('start');
  const data: PageData = {
    token,
    view,
    self,
    visitor: visitorName(),
    language: language ?? languageOf(Session.getActiveUserLocale()),
    texts: { ja: textsOf('ja').page, en: textsOf('en').page },
  };
  template.data = inlineJson(data);
  return template.evaluate().setTitle('Toban').addMetaTag('viewport', 'width=device-width, initial-scale=1');
}

function shown(token: string, nowMs: number): Shown {
  try {
    const properties = readProperties();
    const link = readToken(token, linkCrypto(properties.LINK_SECRET), nowMs);
    if (link.kind === 'invalid')
      return { view: bareView('invalid', null, nowMs), self: null, language: null };
    return shownTask(token, link, properties, nowMs);
  } catch (error) {
    console.error(JSON.stringify({ event: 'page not shown', reason: messageOf(error) }));
    return { view: bareView('troubled', null, nowMs), self: null, language: null };
  }
}

function shownTask(
  token: string,
  { kind, claim }: Exclude<LinkReading, { kind: 'invalid' }>,
  properties: Properties,
  nowMs: number,
): Shown {
  const desk = readDesk(properties);
  const met = kind === 'expired' ? situation('expired') : situationAt(desk, claim, nowMs);
  const view = viewAt(desk, claim, met, desk.tasks.get(claim.taskKey), nowMs);
  const self = `${properties.WEB_APP_URL}?t=${token}`;
  return { view, self, language: desk.telling.locale };
}
