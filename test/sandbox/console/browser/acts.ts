// What the buttons do: each is one request to the control API.
import { ask } from './api';
import { nextStartMs } from './calendar-pane';
import type { View } from './view';

const MINUTE_MS = 60_000;

interface EventTime {
  readonly dateTime: string;
}

export type Act = (value: string, view: View) => Promise<unknown>;

export const ACTS: Readonly<Record<string, Act>> = {
  speed: (value) => ask('POST', '/api/clock', { speed: Number(value) }),
  advance: (value) => ask('POST', '/api/clock', { advance: value }),
  nextEvent: (_, view) => {
    const startMs = nextStartMs(view) ?? view.nowMs;
    // To the first whole minute after it, so that the tick of that minute has run.
    const targetMs = (Math.floor(startMs / MINUTE_MS) + 1) * MINUTE_MS;
    return ask('POST', '/api/clock', { advance: `PT${(targetMs - view.nowMs) / 1_000}S` });
  },
  fault: (value) => ask('POST', '/api/faults', JSON.parse(value)),
  clearFaults: () => ask('DELETE', '/api/faults'),
  incident: async (value, view) => {
    const [id, act] = JSON.parse(value) as readonly [string, string];
    await ask('POST', `/api/pagerduty/incidents/${encodeURIComponent(id)}/${act}`, { user: view.person });
    // PagerDuty's webhook takes a moment, in virtual time like all else.
    if (view.around.speed === 0) await ask('POST', '/api/clock', { advance: 'PT10S' });
  },
  deleteEvent: (value) => {
    const [calendar, event] = JSON.parse(value) as readonly [string, string];
    return ask('DELETE', eventPath(calendar, event));
  },
  moveEvent: (value) => {
    const [calendar, event, start, end] = JSON.parse(value) as readonly [
      string,
      string,
      EventTime,
      EventTime,
    ];
    return ask('PATCH', eventPath(calendar, event), { start: later(start), end: later(end) });
  },
};

export function addEvent(form: FormData, view: View): Promise<unknown> {
  const startMs = view.nowMs + Number(form.get('minutes')) * MINUTE_MS;
  return ask('POST', `/api/calendars/${encodeURIComponent(String(form.get('calendar')))}/events`, {
    summary: String(form.get('title')),
    start: at(startMs),
    end: at(startMs + 60 * MINUTE_MS),
  });
}

function eventPath(calendar: string, event: string): string {
  return `/api/calendars/${encodeURIComponent(calendar)}/events/${encodeURIComponent(event)}`;
}

function at(ms: number): EventTime {
  return { dateTime: new Date(ms).toISOString().replace('.000', '') };
}

function later(time: EventTime): EventTime {
  return { ...time, ...at(Date.parse(time.dateTime) + 30 * MINUTE_MS) };
}
