// The console's loop: asks for what changed, draws all of it, and lets `patch` touch only what differs.
import { ACTS, type Act, addEvent } from './acts';
import { readConsole, readState, SaidNo } from './api';
import { calendarPane } from './calendar-pane';
import { h, patch } from './dom';
import { guide, statusBar } from './guide';
import { ledgerPane, sheetDialog } from './ledger-pane';
import { pagerdutyPane } from './pagerduty-pane';
import { slackPane } from './slack-pane';
import { topBar } from './top-bar';
import type { View } from './view';
import { say } from './words';

const POLL_MS = 400;
const RETRY_MS = 2_000;

const app = document.querySelector('#app') ?? document.body;
let view: View | undefined;
let revision = '';
let acting = 0;
let person = '';
let zone = '';
let refusal: string | null = null;

async function refresh(): Promise<void> {
  const around = await readConsole();
  const state = view && around.revision === revision ? view.state : await readState();
  revision = around.revision;
  person ||= around.users[0]?.id ?? '';
  zone ||= state.calendars[0]?.timeZone ?? 'UTC';
  view = { state, around, person, zone, nowMs: Date.parse(around.now), working: acting > 0, refusal };
  draw(view);
}

function draw(current: View): void {
  const atBottom = isAtBottom(document.querySelector('#slack .body'));
  patch(
    app,
    h(
      'main',
      { id: 'app' },
      topBar(current),
      guide(current),
      h(
        'div',
        { class: 'panes' },
        calendarPane(current),
        ledgerPane(current),
        pagerdutyPane(current),
        slackPane(current),
      ),
      statusBar(current),
      sheetDialog(current),
    ),
  );
  const slack = document.querySelector('#slack .body');
  if (slack && atBottom) slack.scrollTop = slack.scrollHeight;
}

function isAtBottom(body: Element | null): boolean {
  return body === null || body.scrollHeight - body.scrollTop - body.clientHeight < 40;
}

async function act(run: (current: View) => Promise<unknown>): Promise<void> {
  if (!view) return;
  acting += 1;
  refusal = null;
  draw({ ...view, working: true, refusal });
  try {
    await run(view);
  } catch (error) {
    // Without an answer at all the loop says that the sandbox has stopped.
    if (error instanceof SaidNo) refusal = error.message;
  }
  acting -= 1;
  await refresh().catch(() => undefined);
}

function dialog(): HTMLDialogElement | null {
  return document.querySelector<HTMLDialogElement>('dialog#sheet');
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const button = target?.closest<HTMLElement>('[data-action]');
  closeOtherMenus(target);
  const link = target?.closest<HTMLAnchorElement>('#slack a[href]');
  if (link && view && openInPane(link.href, view)) event.preventDefault();
  if (!button) return;
  const { action = '', value = '' } = button.dataset;
  if (action === 'openSheet') dialog()?.showModal();
  else if (action === 'closeSheet') dialog()?.close();
  else {
    const known: Act | undefined = ACTS[action];
    if (known) void act((current) => known(value, current));
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeOtherMenus(null);
});

document.addEventListener('change', (event) => {
  if (!(event.target instanceof HTMLSelectElement)) return;
  const { choice } = event.target.dataset;
  if (choice === 'person') person = event.target.value;
  if (choice === 'zone') zone = event.target.value;
  if (choice !== undefined) void refresh();
});

document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement)) return;
  event.preventDefault();
  const form = new FormData(event.target);
  event.target.closest('details')?.removeAttribute('open');
  void act((current) => addEvent(form, current));
});

/** Google's pages of the sheet and of an event are panes here. @returns whether the address is such a page */
function openInPane(href: string, { state }: View): boolean {
  if (href.startsWith('https://docs.google.com/spreadsheets/')) {
    dialog()?.showModal();
    return true;
  }
  for (const calendar of state.calendars) {
    const found = calendar.events.find(({ htmlLink }) => htmlLink === href);
    const entry = document.querySelector(`[data-key="${CSS.escape(`${calendar.id}/${found?.id}`)}"]`);
    if (!(entry instanceof HTMLDetailsElement)) continue;
    entry.open = true;
    entry.scrollIntoView({ block: 'center' });
    entry.querySelector('summary')?.focus();
    return true;
  }
  return false;
}

/** A menu closes when the reader clicks beside it. */
function closeOtherMenus(target: Element | null): void {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!target || !menu.contains(target)) menu.removeAttribute('open');
  }
}

async function loop(): Promise<void> {
  const stopped = document.querySelector('.stopped');
  try {
    await refresh();
    // Another sandbox answers at this address: nothing of the old one counts.
    if (stopped) location.reload();
    setTimeout(() => void loop(), POLL_MS);
  } catch {
    if (!stopped) document.body.append(h('p', { class: 'stopped', role: 'alert' }, say('stopped')));
    setTimeout(() => void loop(), RETRY_MS);
  }
}

void loop();
