// The card itself, edited in place: state, title, customer, times, who, links. A pure function of the card.
import type { Card, Facts, Standing } from '../card/card';
import { catalogueOf } from '../i18n/catalogue';
import type { Catalogue } from '../i18n/en';
import { type Content, contentOf } from './content';
import { dateOf, dateOfSecond } from './date';
import { escapeLine, escapeText, linkTo } from './escape';
import { EMOJI, nameOf, reasonOf, titleOf } from './state';

const MAX_CUSTOMER = 120;
const MAX_NOTE = 1_000;
/** All links of a card together: whole links only, the most useful first. */
const MAX_LINKS = 2_900;

export function renderRoot(card: Card, standing: Standing): Content {
  const words = catalogueOf(card.facts?.locale);
  const title = titleOf(card);
  const state = words.state[standing.state];
  const customer = escapeLine(card.facts?.customer ?? '', MAX_CUSTOMER);
  const note = noteOf(card.facts?.note ?? '');
  return contentOf(`${EMOJI[standing.state]} ${state}: ${title}${customer && ` (${customer})`}`, [
    `${EMOJI[standing.state]} *${state}*\n${title}`,
    [
      ...(customer ? [words.customer(customer)] : []),
      ...(card.facts ? timeLines(card.facts, words) : []),
      ...storyLines(card, standing, words),
      ...(note === '' ? [] : [words.note(note)]),
    ].join('\n'),
    linkLine(card, standing, words),
  ]);
}

/** Its further lines stand behind a bar, so that none of them passes for a line of the card. */
function noteOf(note: string): string {
  return escapeText(note.trim().replace(/\s*[\r\n\v\f\u0085\u2028\u2029]+\s*/g, '\n│ '), MAX_NOTE);
}

function timeLines(facts: Facts, words: Catalogue): readonly string[] {
  const due = dateOf(facts.dueAt);
  const times = facts.allDay
    ? [words.allDay(due)]
    : [
        words.time(dateOf(facts.startAt), dateOf(facts.endAt)),
        ...(facts.dueAt === facts.startAt ? [] : [words.due(due)]),
      ];
  return facts.lateMinutes > 0 ? [...times, words.late(Math.floor(facts.lateMinutes))] : times;
}

function storyLines({ started }: Card, standing: Standing, words: Catalogue): readonly string[] {
  const begun = started
    ? [words.startedAt(nameOf(started.by), dateOfSecond(started.atSecond))]
    : standing.state === 'done'
      ? [words.notStartedFirst]
      : [];
  if (standing.state === 'done' && standing.reason === null) {
    return [...begun, words.finishedAt(nameOf(standing.by), dateOfSecond(standing.sinceSecond))];
  }
  const explained = standing.reason !== null || standing.state === 'failed';
  return explained ? [...begun, reasonOf(standing, words)] : begun;
}

function linkLine(card: Card, { state }: Standing, words: Catalogue): string {
  const links = card.facts?.links;
  const offered = [
    state === 'open' || state === 'failed' ? linkTo(links?.start ?? null, words.link.start) : null,
    state === 'started' ? linkTo(links?.finish ?? null, words.link.finish) : null,
    linkTo(links?.runbook ?? null, words.link.runbook),
    linkTo(links?.incident ?? card.incident?.url ?? null, words.link.incident),
    linkTo(links?.event ?? null, words.link.event),
    linkTo(links?.ledger ?? null, words.link.ledger),
  ].filter((link) => link !== null);
  const kept: string[] = [];
  let length = 0;
  for (const link of offered) {
    length += link.length + 3;
    if (length <= MAX_LINKS) kept.push(link);
  }
  return kept.join(' · ');
}
