// The start page in the browser: shows the view that came with it, and the one that answers the button.
import type { PageData } from '../page-data';
import type { PageView } from '../view';
import { byId, field } from './elements';
import { languageFor } from './language';
import { chosenTime, minutesLater } from './postpone';
import { newNonce, noteOpened, send, type Wanted } from './server';
import { show } from './show';
import { recall, remember } from './storage';
import { UNDECIDED } from './tones';

const data = JSON.parse(byId('data').textContent ?? '') as PageData;

let view = data.view;
let viewedAt = performance.now();
let language = languageFor(recall('language'), navigator.languages, data.language);
let nonce = newNonce();
let working = false;

function serverMs(): number {
  return Date.parse(view.nowIso) + performance.now() - viewedAt;
}

function refresh(): void {
  show({ data, view, language, working, nowMs: serverMs() });
}

function press(wanted: Wanted): void {
  if (working) return;
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
  send(wanted, { token: data.token, name, note: field('note').value, nonce }, answered);
}

function pressAct(event: Event): void {
  event.preventDefault();
  if (view.action !== null) press({ action: view.action });
}

function pressLater(event: Event): void {
  const minutes = Number((event.currentTarget as HTMLButtonElement).value);
  if (view.postpone !== null)
    press({ action: 'postpone', until: minutesLater(minutes, view.postpone, serverMs()) });
}

function pressToTime(event: Event): void {
  event.preventDefault();
  const until = chosenTime();
  if (until !== null) press({ action: 'postpone', until });
  else field('until').focus();
}

function answered(next: PageView | null): void {
  working = false;
  byId('progress').textContent = '';
  if (next === null) {
    view = { ...view, case: 'unreachable', goOn: null };
  } else {
    const { action, postpone, task, ledger } = view;
    const undecided = UNDECIDED.has(next.case);
    if (!undecided) nonce = newNonce();
    const kept = undecided ? { action, postpone } : {};
    view = { ...next, ...kept, task: next.task ?? task, ledger: next.ledger ?? ledger };
    viewedAt = performance.now();
  }
  refresh();
  byId('heading').focus();
  scrollTo(0, 0);
}

byId('form').addEventListener('submit', pressAct);
byId('postponeForm').addEventListener('submit', pressToTime);
for (const id of ['halfHour', 'hour']) byId(id).addEventListener('click', pressLater);
byId('language').addEventListener('click', () => {
  language = language === 'ja' ? 'en' : 'ja';
  remember('language', language);
  refresh();
});
field('name').value = recall('name') ?? '';
refresh();
if (view.case === 'checked') noteOpened();
