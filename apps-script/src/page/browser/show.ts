// A view → the page. Everything from outside is put in as text, never as markup.
import type { PageData, PageLanguage } from '../page-data';
import type { PageView } from '../view';
import { byId, element, field, showStep } from './elements';
import { filled } from './language';
import { type Moments, momentsIn } from './moments';
import { showPostpone } from './postpone';
import { AHEAD, PASSING, TONES } from './tones';

export interface Showing {
  readonly data: PageData;
  readonly view: PageView;
  readonly language: PageLanguage;
  readonly working: boolean;
  /** By the server's clock, since a phone's may be wrong; epoch milliseconds. */
  readonly nowMs: number;
}

export function show(showing: Showing): void {
  const { data, language } = showing;
  const texts = data.texts[language];
  const moments = momentsIn(language, texts, navigator.languages);
  document.documentElement.lang = language;
  byId('language').textContent = texts.otherLanguage;
  byId('language').lang = language === 'ja' ? 'en' : 'ja';
  showStatus(showing, moments);
  showTask(showing, moments);
  showLinks(showing);
  showPostpone(showing);
  showForm(showing);
  showBuild(showing);
}

function showStatus({ data, view, language, nowMs }: Showing, moments: Moments): void {
  const texts = data.texts[language];
  const { heading, sentence } = texts.cases[view.case];
  const at = (iso: string) => (AHEAD.has(view.case) ? moments.moment(iso) : moments.ago(iso, nowMs));
  const when = view.sinceIso === null ? '' : at(view.sinceIso);
  document.body.dataset.tone = TONES[view.case];
  byId('heading').textContent = heading;
  byId('sentence').textContent = filled(sentence, { who: view.who || texts.someone, when });
  showStep('goOn', view.goOn && { link: view.goOn.link, label: texts.goOn[view.goOn.to] });
  const fresh = PASSING.has(view.case) && view.action === null ? data.self : null;
  showStep('reload', fresh === null ? null : { link: fresh, label: texts.reload });
}

function showTask({ data, view, language }: Showing, moments: Moments): void {
  const { task } = view;
  byId('task').hidden = task === null;
  byId('zone').hidden = task === null;
  if (!task) return;
  const { facts, timeZone } = data.texts[language];
  const rows: readonly (readonly [string, string])[] = [
    [facts.customer, task.customer],
    [facts.due, moments.moment(task.dueIso)],
    [facts.time, moments.planned(task)],
    [facts.late, task.lateMinutes > 0 ? moments.duration(task.lateMinutes) : ''],
    [facts.note, task.note ?? ''],
  ];
  const filledRows = rows.filter(([, value]) => value !== '');
  byId('title').textContent = task.title;
  byId('facts').replaceChildren(
    ...filledRows.flatMap(([name, value]) => [element('dt', name), element('dd', value)]),
  );
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  byId('zone').textContent = filled(timeZone, { zone });
}

function showLinks({ data, view, language }: Showing): void {
  const { links: labels, newTab } = data.texts[language];
  const links = { ...view.task?.links, ledger: view.ledger };
  const names = ['runbook', 'incident', 'event', 'ledger'] as const;
  const anchors = names.flatMap((name) => {
    const href = links[name];
    if (!href || !/^https?:/i.test(href)) return [];
    const anchor = element('a', `${labels[name]} ↗`);
    anchor.setAttribute('aria-label', `${labels[name]} (${newTab})`);
    return [Object.assign(anchor, { href, target: '_blank', rel: 'noopener' })];
  });
  byId('links').replaceChildren(...anchors);
}

function showForm({ data, view, language, working }: Showing): void {
  const texts = data.texts[language];
  const { action, postpone } = view;
  // Whoever puts the task off is named too, though there may be nothing to start yet.
  byId('form').hidden = action === null && (postpone === null || data.visitor !== null);
  byId('form').setAttribute('aria-labelledby', action === null ? 'nameLabel' : 'actLabel');
  byId('act').hidden = action === null;
  document.body.dataset.action = action ?? '';
  byId('nameField').hidden = data.visitor !== null;
  byId('noteField').hidden = action !== 'finish';
  byId('nameLabel').textContent = texts.yourName;
  byId('noteLabel').textContent = texts.note;
  byId('actLabel').textContent = working ? texts.working : action && texts.buttons[action];
  byId('as').textContent = data.visitor && !working ? filled(texts.signedInAs, { who: data.visitor }) : '';
  for (const id of ['act', 'name', 'note']) field(id).disabled = working;
}

/** Triggers run what was pushed last, this page what was deployed last. */
function showBuild({ data: { build, texts }, language }: Showing): void {
  const { page, ticks } = build;
  const differs = ticks !== null && ticks !== page;
  byId('build').textContent = filled(texts[language].build[differs ? 'differs' : 'same'], {
    page,
    ticks: ticks ?? '',
  });
}
