// Directives: `key: value` lines in an event's description, in English or Japanese. Everything else is plain text.
import {
  finish,
  lead,
  matching,
  normalized,
  oneOf,
  type Parser,
  pagerDutyId,
  slackChannel,
  urgency,
} from './cell';
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

export interface DirectivesReading {
  readonly directives: Directives;
  /** What could not be understood, each naming key, value and what is allowed. */
  readonly problems: readonly string[];
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

const PARSERS: Readonly<Record<keyof Directives, Parser<Directives[keyof Directives]>>> = {
  service: pagerDutyId('service'),
  policy: pagerDutyId('escalation policy'),
  urgency,
  leadMinutes: lead,
  runbook: (text) => {
    const address = /https?:\/\/[^\s<>"]+/.exec(text)?.[0];
    return address ? { ok: true, value: address } : { ok: false, allowed: 'an https:// address' };
  },
  assignee: matching(/^.{1,80}$/u, 'a name or a Slack user ID, at most 80 characters'),
  channel: slackChannel,
  finish,
  skip: oneOf({ yes: true, はい: true, true: true, no: false, いいえ: false, false: false }, 'yes or no'),
};

/** @param description as Google gives it: HTML or text, any line ends, full-width colons and digits. */
export function readDirectives(description: string): DirectivesReading {
  const directives: { -readonly [K in keyof Directives]: Directives[K] } = {};
  const problems: string[] = [];
  for (const line of plainText(description).split('\n')) {
    const match = /^\s*([^:：\s][^:：]{0,19}?)\s*[:：]\s*(\S.*)$/u.exec(line);
    const key = match?.[1] ? KEYS.get(match[1].normalize('NFKC').toLowerCase()) : undefined;
    if (!key || !match?.[2]) continue;
    const value = normalized(match[2]);
    const parsed = PARSERS[key](value);
    if (parsed.ok) Object.assign(directives, { [key]: parsed.value });
    else problems.push(`${match[1]}: "${value.slice(0, 60)}" is not understood; allowed: ${parsed.allowed}`);
  }
  return { directives, problems };
}
