// The button's server functions. Under the script lock: what is wanted is written down first, then done if it is still
// right. What a click cannot finish, the next tick finishes from the line on the Activity tab.
import * as v from 'valibot';
import type { HealthOf } from '../core/health/health';
import { healthForVisit } from '../core/health/visit';
import { type LinkAction, type LinkClaim, readToken } from '../core/link-token';
import { NEW_MEMORY } from '../core/memory';
import { followersOf, isShared } from '../core/plan/shared';
import { linkCrypto } from '../services/crypto';
import { messageOf, sendAll } from '../services/fetch';
import { tryLock } from '../services/lock';
import { type Properties, readProperties } from '../services/properties';
import { NewerBook } from '../services/schema';
import { Watch } from '../services/watch';
import { Wire } from '../services/wire';
import { carryOut } from './carry-out';
import { type Click, clickStep, type Wanted } from './click-step';
import { readDesk, situationAt, viewAt } from './desk';
import { recordClick } from './record';
import { bareView } from './to-view';
import type { PageView } from './view';
import { visitorName } from './visitor';

/** Most characters of a name or a note: they go into a cell, PagerDuty's note and a Slack line. */
const MAX_NAME = 60;
const MAX_NOTE = 500;

const line = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.replace(/\s+/g, ' ').trim().slice(0, most)),
  );

const clickSchema = v.object({
  token: v.string(),
  name: line(MAX_NAME),
  note: line(MAX_NOTE),
  nonce: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
});

const untilSchema = v.object({ until: v.pipe(v.string(), v.transform(Date.parse), v.number(), v.integer()) });

/** The page whose link leads to what is wanted: a task is put off from its start page. */
const PAGE_OF: Readonly<Record<Wanted['action'], LinkAction>> = {
  start: 'start',
  finish: 'finish',
  postpone: 'start',
};

/** @param sent a SentClick, as far as its sender can be trusted */
export function clickStart(sent: unknown): PageView {
  return answer({ action: 'start' }, sent);
}

/** @param sent a SentClick, as far as its sender can be trusted */
export function clickFinish(sent: unknown): PageView {
  return answer({ action: 'finish' }, sent);
}

/** @param sent a SentPostponement, as far as its sender can be trusted */
export function clickPostpone(sent: unknown): PageView {
  const parsed = v.safeParse(untilSchema, sent);
  if (!parsed.success) return bareView('invalid', null, Date.now());
  return answer({ action: 'postpone', untilMs: parsed.output.until }, sent);
}

function answer(wanted: Wanted, sent: unknown): PageView {
  const action = wanted.action === 'postpone' ? null : wanted.action;
  try {
    const parsed = v.safeParse(clickSchema, sent);
    if (!parsed.success) return bareView('invalid', null, Date.now());
    const { token, name, note, nonce } = parsed.output;
    const properties = readProperties();
    const link = readToken(token, linkCrypto(properties.LINK_SECRET), Date.now());
    if (link.kind === 'newer') return bareView('newerLink', null, Date.now());
    if (link.kind === 'invalid' || link.claim.action !== PAGE_OF[wanted.action])
      return bareView('invalid', null, Date.now());
    if (link.kind === 'expired') return bareView('expired', null, Date.now());
    const by = visitorName() ?? name;
    if (by === '') return bareView('nameless', action, Date.now());
    if (!tryLock()) return bareView('busy', action, Date.now());
    return underLock({ ...wanted, by, note: note || null, nonce }, link.claim, properties);
  } catch (error) {
    console.error(
      JSON.stringify({ event: 'click not carried out', action: wanted.action, reason: messageOf(error) }),
    );
    if (error instanceof NewerBook) return bareView('outdated', null, Date.now());
    return bareView('troubled', action, Date.now());
  }
}

/** Whatever hangs in this press or before it is left to the ticks: its line is written down. */
function wireFor(services: HealthOf, nowMs: number): Wire {
  const start = { ...NEW_MEMORY, services: healthForVisit(services, nowMs) };
  return new Wire(new Watch({ ...start, nowMs, quotaMinutes: 0, byHand: false }, Date.now), sendAll);
}

function underLock(click: Click, claim: LinkClaim, properties: Properties): PageView {
  const nowMs = Date.now();
  const desk = readDesk(properties);
  const row = desk.tasks.get(claim.taskKey);
  const offered = situationAt(desk, claim, nowMs);
  if (row === undefined) return viewAt(desk, claim, offered, row, nowMs);
  const step = clickStep(click, row, offered, desk, nowMs);
  if (step.kind === 'tell') return viewAt(desk, claim, step.situation, row, nowMs);
  if (!step.written) recordClick(desk.book, claim, step.pending, click.nonce);
  const { telling, services } = desk;
  const { situation, task } = carryOut({
    row,
    click: step.pending,
    again: step.written,
    shared: isShared(row, followersOf(desk.tasks.values())),
    telling,
    properties,
    wire: wireFor(services, nowMs),
    nowMs,
  });
  return viewAt(desk, claim, situation, task, nowMs);
}
