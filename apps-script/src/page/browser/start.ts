// The start page in the browser: shows the view that came with it, and the one that answers the button.
import type { PageData } from '../page-data';
import type { PageView } from '../view';
import { byId, field } from './elements';
import { languageFor } from './language';
import { newNonce, send } from './server';
import { show } from './show';
import { recall, remember } from './storage';
import { UNDECIDED } from './tones';

const data = JSON.parse(byId('data').textContent ?? '') as PageData;

let view = data.view;
let viewedAt = performance.now();
let language = languageFor(recall('language'), navigator.languages, data.language);
let nonce = newNonce();
let working = false;

function refresh(): void {
  const nowMs = Date.parse(view.nowIso) + performance.now() - viewedAt;
  show({ data, view, language, working, nowMs });
}

function press(event: Event): void {
  event.preventDefault();
  if (working || view.action === null) return;
  const name = field('name').value.trim();
  if (data.visitor === null && name === '') {
    view = { ...view, case: 'nameless' };
    refresh();
    field('name').focus();
    return;
  }
  remember('name', name);
  working = true;
  byId('progress').textContent = data.texts[language].working;
  refresh();
  send(view.action, { token: data.token, name, note: field('note').value, nonce }, answered);
}

function answered(next: PageView | null): void {
  working = false;
  byId('progress').textContent = '';
  if (next === null) {
    view = { ...view, case: 'unreachable', goOn: null };
  } else {
    if (!UNDECIDED.has(next.case)) nonce = newNonce();
    view = { ...next, task: next.task ?? view.task, ledger: next.ledger ?? view.ledger };
    viewedAt = performance.now();
  }
  refresh();
  byId('heading').focus();
  scrollTo(0, 0);
}

byId('form').addEventListener('submit', press);
byId('language').addEventListener('click', () => {
  language = language === 'ja' ? 'en' : 'ja';
  remember('language', language);
  refresh();
});
field('name').value = recall('name') ?? '';
refresh();
