// Directives: `key: value` lines in an event's description, in English or Japanese. Everything else is plain text.

import { firstAddress } from '../typed/address';
import type { Allowed } from '../typed/allowed';
import {
  finish,
  normalized,
  oneOf,
  type Parser,
  pagerDutyId,
  slackChannel,
  text,
  trimmed,
  urgency,
} from '../typed/cell';
import { lead } from '../typed/durations';
import { plainText } from './plain-text';

export interface Directives {
  readonly service?: string;
  readonly policy?: string;
  readonly urgency?: 'high' | 'low';
  readonly leadMinutes?: number;
  readonly runbook?: string;
  readonly assignee?: string;
  readonly channel?: string;
  readonly finish?: 'manual' | 'at end';
  readonly skip?: boolean;
}

/** `key` as it was typed. */
export type DirectiveProblem =
  | { readonly kind: 'value'; readonly key: string; readonly value: string; readonly allowed: Allowed }
  /** Given twice with different values: `value` is the later, which counts. */
  | { readonly kind: 'twice'; readonly key: string; readonly value: string };

export interface DirectivesReading {
  readonly directives: Directives;
  readonly problems: readonly DirectiveProblem[];
}

/** A map, since any word of a description is looked up, and an object would know `constructor`. */
const KEYS: ReadonlyMap<string, keyof Directives> = new Map(
  Object.entries<keyof Directives>({
    service: 'service',
    サービス: 'service',
    policy: 'policy',
    ポリシー: 'policy',
    urgency: 'urgency',
    緊急度: 'urgency',
    lead: 'leadMinutes',
    事前: 'leadMinutes',
    事前通知: 'leadMinutes',
    runbook: 'runbook',
    手順書: 'runbook',
    手順: 'runbook',
    assignee: 'assignee',
    担当: 'assignee',
    担当者: 'assignee',
    channel: 'channel',
    チャンネル: 'channel',
    finish: 'finish',
    完了: 'finish',
    skip: 'skip',
    スキップ: 'skip',
  }),
);
const LONGEST_KEY = 20;

const MAX_ASSIGNEE = 80;
const assignee: Parser<string> = (typed) => text(MAX_ASSIGNEE, 'assignee')(unquoted(typed));

const runbook: Parser<string> = (typed) => {
  const address = firstAddress(typed);
  return address ? { ok: true, value: address } : { ok: false, allowed: 'runbook' };
};

const PARSERS: Readonly<Record<keyof Directives, Parser<Directives[keyof Directives]>>> = {
  service: pagerDutyId('service'),
  policy: pagerDutyId('policy'),
  urgency,
  leadMinutes: lead,
  runbook,
  assignee,
  channel: slackChannel,
  finish,
  skip: oneOf(
    { yes: true, true: true, はい: true, する: true, no: false, false: false, いいえ: false, しない: false },
    'yesNo',
  ),
};

/** @param description as Google gives it: HTML or text, any line ends, full-width colons and digits. */
export function readDirectives(description: string): DirectivesReading {
  const directives: { -readonly [K in keyof Directives]: Directives[K] } = {};
  const problems: DirectiveProblem[] = [];
  for (const line of linesThatMay(description)) {
    const colon = line.search(/[:：﹕]/);
    const key = trimmed(line.slice(0, colon)).replace(BULLET, '');
    const field = fieldOf(key);
    const value = trimmed(line.slice(colon + 1));
    if (!field || value === '') continue;
    const parsed = PARSERS[field](value);
    if (!parsed.ok) {
      problems.push({ kind: 'value', key, value, allowed: parsed.allowed });
      continue;
    }
    const before = directives[field];
    if (before !== undefined && before !== parsed.value) problems.push({ kind: 'twice', key, value });
    Object.assign(directives, { [field]: parsed.value });
  }
  return { directives, problems };
}

const BULLET = /^[-*+•・‣●○■□◆◇–—]\s*/u;
/** A key, a bullet and blanks around them. */
const FURTHEST_COLON = 60;
/** Google takes 8,192 characters; what comes by other ways is read up to here. */
const MAX_DESCRIPTION = 20_000;

function linesThatMay(description: string): string[] {
  if (!/[:：﹕]/.test(description)) return [];
  const lines = plainText(description.slice(0, MAX_DESCRIPTION)).split('\n');
  return lines.filter((line) => /[:：﹕]/.test(line.slice(0, FURTHEST_COLON)));
}

function fieldOf(key: string): keyof Directives | undefined {
  if (key === '' || key.length > LONGEST_KEY) return undefined;
  return KEYS.get(normalized(key).toLowerCase().replace(/\s/g, ''));
}

/** Without one pair of quotes around it. */
function unquoted(typed: string): string {
  return /^["'“”„‘’«»「」『』](.*)["'“”‘’«»「」『』]$/su.exec(typed)?.[1] ?? typed;
}
