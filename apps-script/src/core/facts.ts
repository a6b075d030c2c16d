// An occurrence and its calendar's settings → what the task is: when it is due, where it goes, or why it does not count.
import { normalized } from './cell';
import { readDirectives } from './directives';
import type { Moment, Occurrence } from './occurrence';
import type { CalendarSettings } from './settings';
import type { TaskFacts } from './task';
import type { SkipReason } from './texts';
import { instantOf } from './zone';

export type FactsReading =
  | { readonly kind: 'never' }
  | {
      readonly kind: 'task';
      readonly facts: TaskFacts;
      readonly skip: SkipReason | null;
      /** Directives that were not understood; they are left out and told. */
      readonly problems: readonly string[];
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
    mention: settings.mention,
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

/** The filter's cell was normalized, so the title is too. It is words or a pattern: `(月次)` may be meant as either. */
function matches(title: string, filter: string): boolean {
  const plain = normalized(title);
  return plain.toLowerCase().includes(filter.toLowerCase()) || new RegExp(filter, 'iu').test(plain);
}

/** Cut to what PagerDuty surely takes, never between the two halves of a character. */
function titleOf({ title }: Occurrence): string {
  return (title || '—').slice(0, MAX_TITLE).replace(/[\ud800-\udbff]$/, '');
}

function momentMs(moment: Moment, time: string, timeZone: string): number {
  return moment.kind === 'instant' ? moment.ms : instantOf(moment.date, time, timeZone);
}
