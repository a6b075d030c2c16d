// An occurrence and its calendar's settings → what the task is: when it is due, where it goes, or why it does not count.

import type { CalendarSettings } from '../settings/settings';
import type { TaskFacts } from '../task';
import type { SkipReason } from '../texts';
import { normalized } from '../typed/cell';
import { userMention } from '../typed/mention';
import { instantOf } from '../zone';
import { type DirectiveProblem, readDirectives } from './directives';
import type { Moment, Occurrence } from './occurrence';

export type FactsReading =
  | { readonly kind: 'never' }
  | {
      readonly kind: 'task';
      readonly facts: TaskFacts;
      readonly skip: SkipReason | null;
      /** Directives that were not understood; they are left out and told. */
      readonly problems: readonly DirectiveProblem[];
    };

/** Entries of Google's calendar that are never work. */
const NEVER = new Set(['focusTime', 'outOfOffice', 'workingLocation', 'birthday']);
const MINUTE_MS = 60_000;
const MAX_TITLE = 255;

export function factsOf(occurrence: Occurrence, settings: CalendarSettings, timeZone: string): FactsReading {
  if (NEVER.has(occurrence.eventType)) return { kind: 'never' };
  const { directives, problems } = readDirectives(occurrence.description);
  const startMs = momentMs(occurrence.start, settings.allDayTime, timeZone);
  const leadMinutes = directives.leadMinutes ?? settings.leadMinutes;
  const facts: TaskFacts = {
    title: titleOf(occurrence),
    customer: settings.customer,
    startMs,
    endMs: Math.max(startMs, momentMs(occurrence.end, '00:00', timeZone)),
    allDay: occurrence.start.kind === 'day',
    timeZone,
    dueMs: startMs - leadMinutes * MINUTE_MS,
    service: directives.service ?? settings.service,
    policy: directives.policy ?? settings.policy,
    urgency: directives.urgency ?? settings.urgency,
    from: settings.from,
    channel: directives.channel ?? settings.channel,
    mention: mentions(directives.assignee, settings.mention),
    remindEveryMinutes: settings.remindEveryMinutes,
    finish: directives.finish ?? settings.finish,
    runbook: directives.runbook ?? null,
    assignee: directives.assignee ?? null,
    eventLink: occurrence.link,
  };
  return { kind: 'task', facts, skip: skipReason(occurrence, settings, directives.skip === true), problems };
}

function skipReason(occurrence: Occurrence, settings: CalendarSettings, asked: boolean): SkipReason | null {
  if (asked) return 'skip';
  if (occurrence.declined) return 'declined';
  return settings.titleFilter === null || matches(occurrence.title, settings.titleFilter) ? null : 'filter';
}

/** Who is named by a Slack user ID is called with the row's mention. */
function mentions(assignee: string | undefined, ofRow: string | null): string | null {
  const own = assignee === undefined ? null : userMention(assignee);
  return own === null || own === ofRow ? ofRow : [own, ofRow].filter(Boolean).join(' ');
}

/** Title and filter are compared in one form. The filter is words or a pattern: `(月次)` may be meant as either. */
function matches(title: string, filter: string): boolean {
  const plain = normalized(title);
  const wanted = normalized(filter);
  return plain.toLowerCase().includes(wanted.toLowerCase()) || new RegExp(wanted, 'iu').test(plain);
}

/** Cut to what PagerDuty surely takes, never between the two halves of a character. */
function titleOf({ title }: Occurrence): string {
  return (title || '—').slice(0, MAX_TITLE).replace(/[\ud800-\udbff]$/, '');
}

function momentMs(moment: Moment, time: string, timeZone: string): number {
  return moment.kind === 'instant' ? moment.ms : instantOf(moment.date, time, timeZone);
}
