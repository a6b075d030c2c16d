// Drives a running sandbox over its control API, in its users' words. Demo and scenarios share it.
import type { CalendarEvent, ConsoleState, Incident, Refusal, SlackMessage, State } from './control/contract';
import { type PageAnswer, pressButton } from './visitor';

export interface NewEvent {
  readonly title: string;
  /** ISO 8601 with an offset. */
  readonly at: string;
  /** 60 where it is left out. */
  readonly minutes?: number;
  readonly description?: string;
  readonly recurrence?: readonly string[];
}

export type PagerDutyAct = 'acknowledge' | 'resolve' | 'unacknowledge' | 'reopen';

/** A task's card: its root message, and the lines of its thread, oldest first. */
export interface Card {
  readonly root: SlackMessage;
  readonly lines: readonly SlackMessage[];
}

const FINISH_LABELS = ['Finish', '完了する'];

export class Driver {
  /** @param url the sandbox's address */
  constructor(readonly url: string) {}

  /** @param duration ISO 8601, such as `PT10M` */
  async advance(duration: string): Promise<void> {
    await this.ask('POST', '/api/clock', { advance: duration });
  }

  state(): Promise<State> {
    return this.ask('GET', '/api/state');
  }

  console(): Promise<ConsoleState> {
    return this.ask('GET', '/api/console');
  }

  async addCalendar(id: string, summary: string, timeZone = 'Asia/Tokyo'): Promise<void> {
    await this.ask('POST', '/api/calendars', { id, summary, timeZone });
  }

  /** @param ics the text of a calendar file @returns the calendar's id */
  async importCalendar(summary: string, ics: string): Promise<string> {
    const { id } = await this.ask<{ id: string }>('POST', '/api/calendars', { summary, ics });
    return id;
  }

  addEvent(calendar: string, { title, at, minutes = 60, ...others }: NewEvent): Promise<CalendarEvent> {
    const endMs = Date.parse(at) + minutes * 60_000;
    return this.ask('POST', `/api/calendars/${encodeURIComponent(calendar)}/events`, {
      summary: title,
      start: { dateTime: at, ...(others.recurrence ? { timeZone: 'Asia/Tokyo' } : {}) },
      end: {
        dateTime: new Date(endMs).toISOString(),
        ...(others.recurrence ? { timeZone: 'Asia/Tokyo' } : {}),
      },
      ...others,
    });
  }

  changeEvent(calendar: string, eventId: string, patch: object): Promise<CalendarEvent> {
    return this.ask('PATCH', eventPath(calendar, eventId), patch);
  }

  /** Moves an event to another start; it lasts as long as before. */
  async moveEvent(calendar: string, event: CalendarEvent, at: string): Promise<CalendarEvent> {
    const lastsMs = Date.parse(event.end?.dateTime ?? '') - Date.parse(event.start?.dateTime ?? '');
    return this.changeEvent(calendar, event.id, {
      start: { dateTime: at },
      end: { dateTime: new Date(Date.parse(at) + lastsMs).toISOString() },
    });
  }

  /** "This and following events". @returns the new series */
  changeFollowing(calendar: string, instanceId: string, patch: object): Promise<CalendarEvent> {
    return this.ask('POST', `${eventPath(calendar, instanceId)}/following`, patch);
  }

  async deleteEvent(calendar: string, eventId: string): Promise<void> {
    await this.ask('DELETE', eventPath(calendar, eventId));
  }

  /** Cells by English header; a calendar's row is named by its `Calendar ID`. */
  async set(settings: { readonly calendars?: readonly object[]; readonly general?: object }): Promise<void> {
    await this.ask('PUT', '/api/settings', settings);
  }

  /** The owner edits a tab of the spreadsheet by hand: `{ edit: 'sort', tab: 'Ledger', column: 'Title' }`. */
  async editSheet(edit: object): Promise<void> {
    await this.ask('POST', '/api/sheet', edit);
  }

  async break(faults: object): Promise<void> {
    await this.ask('POST', '/api/faults', faults);
  }

  async mend(): Promise<void> {
    await this.ask('DELETE', '/api/faults');
  }

  /** The ledger's rows with this title, by header. */
  async rows(title: string): Promise<readonly Readonly<Record<string, string>>[]> {
    const { headers, rows } = (await this.state()).ledger;
    const named = rows.map((row) => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ''])));
    return named.filter((row) => row.Title === title);
  }

  /** The rows of a tab such as `Archive`, by header. */
  async tab(title: string): Promise<readonly Readonly<Record<string, string>>[]> {
    const { headers, rows } = await this.ask<State['ledger']>(
      'GET',
      `/api/tabs/${encodeURIComponent(title)}`,
    );
    return rows.map((row) => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ''])));
  }

  /** The one row with this title. @throws Error when there is none or more */
  async row(title: string): Promise<Readonly<Record<string, string>>> {
    return only(await this.rows(title), `row "${title}" in the ledger`);
  }

  async incidents(title: string): Promise<readonly Incident[]> {
    return (await this.state()).incidents.filter((incident) => incident.title === title);
  }

  async incident(title: string): Promise<Incident> {
    return only(await this.incidents(title), `incident "${title}"`);
  }

  async cards(title: string): Promise<readonly Card[]> {
    const { slack } = await this.state();
    return slack
      .filter((message) => !message.thread_ts && textOf(message).includes(title))
      .map((root) => ({
        root,
        lines: slack.filter((each) => each.channel === root.channel && each.thread_ts === root.ts),
      }));
  }

  async card(title: string): Promise<Card> {
    return only(await this.cards(title), `card "${title}" in Slack`);
  }

  /** A person acts in PagerDuty's own pages. @param user id, e-mail address or name */
  async act(title: string, act: PagerDutyAct, user: string): Promise<void> {
    const open = (await this.incidents(title)).at(-1);
    if (!open) throw new Error(`there is no incident "${title}"`);
    await this.ask('POST', `/api/pagerduty/incidents/${open.id}/${act}`, { user });
  }

  /** An administrator sets up a PagerDuty service: its status, and its timers in seconds. */
  async setService(id: string, change: object): Promise<void> {
    await this.ask('PATCH', `/api/pagerduty/services/${id}`, change);
  }

  /** A person merges the latest incident of one title into that of another. */
  async merge(title: string, into: string, user: string): Promise<void> {
    const [source, target] = [await this.incidents(title), await this.incidents(into)].map((all) =>
      all.at(-1),
    );
    if (!source || !target) throw new Error(`there is no incident "${source ? into : title}"`);
    await this.ask('POST', `/api/pagerduty/incidents/${source.id}/merge`, { into: target.id, user });
  }

  /** Opens the card's Start or Finish link and presses the button. @param email who signs in */
  async click(label: string, title: string, email: string): Promise<PageAnswer> {
    return pressButton(
      await this.link(label, title),
      FINISH_LABELS.includes(label) ? 'finish' : 'start',
      email,
    );
  }

  /** Opens the card's Start link and puts the task off. @param until ISO 8601 */
  async postpone(title: string, until: string, email: string): Promise<PageAnswer> {
    return pressButton(await this.link('Start', title), 'postpone', email, { until });
  }

  /** The address behind a link of the task's card. */
  async link(label: string, title: string): Promise<string> {
    return linkIn(textOf((await this.card(title)).root), label);
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(this.url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const parsed = (await answer.json()) as T | Refusal;
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${(parsed as Refusal).error}`);
    return parsed as T;
  }
}

/** All that a message shows, blocks included. */
export function textOf({ text, blocks }: SlackMessage): string {
  return `${text}\n${JSON.stringify(blocks ?? [])}`;
}

function linkIn(text: string, label: string): string {
  const link = [...text.matchAll(/<(https?:[^|>]+)\|([^>]+)>/g)].find(([, , shown]) => shown === label)?.[1];
  if (!link) throw new Error(`the card has no link "${label}"`);
  return link.replaceAll('&amp;', '&');
}

function eventPath(calendar: string, eventId: string): string {
  return `/api/calendars/${encodeURIComponent(calendar)}/events/${encodeURIComponent(eventId)}`;
}

function only<T>(found: readonly T[], what: string): T {
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`${found.length} of ${what}, not one`);
  return one;
}
