// What is said below a card: one line a state, reminders with the set mention, notices. And notices of their own.
import type { Notice, TaskNotice } from '../../contract';
import type { Card, Standing } from '../card/card';
import { catalogueOf } from '../i18n/catalogue';
import { type Content, contentOf } from './content';
import { escapeText, mentionOf } from './escape';
import { EMOJI, sentenceOf, titleOf } from './state';

const MAX_NOTICE = 2_600;

const NOTICE_EMOJI: Readonly<Record<TaskNotice['kind'] | Notice['level'], string>> = {
  reminder: '⏰',
  overrun: '⌛',
  hold: '⏸️',
  digest: '📋',
  fault: '⚠️',
  info: 'ℹ️',
  warning: '⚠️',
  error: '🚨',
};

/** A return to open is a reminder: it carries the mention. */
export function renderStateLine(card: Card, standing: Standing): Content {
  const sentence = sentenceOf(card, standing, catalogueOf(card.facts?.locale));
  const mention = standing.state === 'open' ? mentionOf(card.facts?.mention ?? null) : '';
  return plain(EMOJI[standing.state], mention, sentence);
}

export function renderEscalation(card: Card): Content {
  const words = catalogueOf(card.facts?.locale);
  return plain(NOTICE_EMOJI.reminder, mentionOf(card.facts?.mention ?? null), words.escalated(titleOf(card)));
}

export function renderTaskNotice(card: Card, notice: TaskNotice): Content {
  const mention = notice.kind === 'reminder' ? mentionOf(card.facts?.mention ?? null) : '';
  return plain(NOTICE_EMOJI[notice.kind], mention, escapeText(notice.text, MAX_NOTICE));
}

export function renderNotice(notice: Notice): Content {
  return plain(NOTICE_EMOJI[notice.level], mentionOf(notice.mention), escapeText(notice.text, MAX_NOTICE));
}

function plain(emoji: string, mention: string, sentence: string): Content {
  const text = [emoji, mention, sentence].filter((part) => part !== '').join(' ');
  return contentOf(text, [text]);
}
