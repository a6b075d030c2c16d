// A state in a sentence: what the thread says of it, and how the root explains it.
import type { Card, Standing } from '../card/card';
import type { Catalogue } from '../i18n/en';
import { dateOf } from './date';
import { escapeLine } from './escape';

const MAX_TITLE = 300;
const MAX_NAME = 80;
const MAX_REASON = 300;

export const EMOJI: Readonly<Record<Standing['state'], string>> = {
  upcoming: '🗓️',
  failed: '🚨',
  open: '🔔',
  started: '▶️',
  done: '✅',
  cancelled: '🚫',
};

export function titleOf(card: Card): string {
  return (
    escapeLine(card.facts?.title ?? '', MAX_TITLE) || escapeLine(card.incident?.title ?? '', MAX_TITLE) || '—'
  );
}

export function nameOf(by: string | null): string | null {
  return escapeLine(by ?? '', MAX_NAME) || null;
}

export function sentenceOf(card: Card, standing: Standing, words: Catalogue): string {
  switch (standing.state) {
    case 'open':
      return openSentence(card, standing, words);
    case 'started':
      return words.started(nameOf(standing.by));
    case 'done':
      return doneSentence(card, standing, words);
    default:
      return reasonOf(standing, words);
  }
}

/** Why a task waits again, was cancelled or could not be opened. */
export function reasonOf({ state, reason, by }: Standing, words: Catalogue): string {
  const plain = { upcoming: words.rescheduled, cancelled: words.cancelled, failed: words.failed };
  const at = reason?.at ? dateOf(reason.at) : null;
  const why = escapeLine(reason?.text ?? '', MAX_REASON);
  const text = why === '' ? '' : `: ${why}`;
  switch (reason?.kind) {
    case 'moved':
      return (at ? words.moved(at) : words.movedAway) + text;
    case 'postponed':
      return (at ? words.postponed(at, nameOf(by)) : words.postponedAway) + text;
    case 'deleted':
      return words.deleted + text;
    case 'atEnd':
      return words.finishedAtEnd + text;
    case 'refused':
      return words.refused + text;
    case 'swallowed':
      return words.swallowed + text;
    case 'timer':
      return words.timer + text;
    default:
      return (state in plain ? plain[state as keyof typeof plain] : words.state[state]) + text;
  }
}

function openSentence(card: Card, standing: Standing, words: Catalogue): string {
  const starter = nameOf(card.started?.by ?? null);
  const isFirst = card.started === null && standing.by === null;
  const sentence = isFirst
    ? words.opened(titleOf(card))
    : words.openAgain(titleOf(card), nameOf(standing.by));
  const why = [
    ...(starter === null ? [] : [words.wasStarted(starter)]),
    ...(standing.reason === null ? [] : [reasonOf(standing, words)]),
  ];
  return why.length === 0 ? sentence : `${sentence} (${why.join(', ')})`;
}

function doneSentence(card: Card, standing: Standing, words: Catalogue): string {
  if (standing.reason !== null) return reasonOf(standing, words);
  const finished = words.finished(nameOf(standing.by));
  return card.started === null ? `${finished} (${words.notStartedFirst})` : finished;
}
