// What people do to a calendar: add, change, cancel and move events, one instance, all of them, or this and following.
// The sandbox's control API comes in here; Toban itself never writes to a calendar.
import { GoogleApiError } from '../error';
import { type Calendar, notFound, type StoredEvent } from './calendar';
import { type EventFields, type EventResource, parseEventFields } from './event';
import { utcStamp, wallTimeOf } from './zone';

/** Adds an event. `fields.id`, `created`, `updated` and `iCalUID` are kept where given (an import). */
export function insertEvent(
  calendar: Calendar,
  resource: unknown,
  newId: string,
  nowMs: number,
): EventResource {
  const fields = parseEventFields(resource);
  const id = fields.id ?? newId;
  if (calendar.find(id)) {
    throw new GoogleApiError(409, 'The requested identifier already exists.', 'duplicate');
  }
  return calendar.put(complete(calendar, fields, id, nowMs)).resource;
}

/** Changes fields; null clears one. An instance's id changes that instance only, a series' id all that follow it. */
export function patchEvent(calendar: Calendar, id: string, patch: unknown, nowMs: number): EventResource {
  const fields = parseEventFields(patch);
  const old = calendar.lookUp(id);
  if (!old) throw notFound();
  if (fields.status === 'cancelled') return deleteEvent(calendar, id, nowMs);
  const changed = withPatch(old.resource, fields, nowMs);
  const stored = calendar.put(changed);
  if (old.series && ('start' in fields || 'recurrence' in fields)) {
    for (const exception of calendar.exceptionsOf(id)) {
      const stands = !('start' in fields) && stored.series?.has(originalStartMs(calendar, exception));
      if (!stands) calendar.remove(exception.resource.id);
    }
  }
  return stored.resource;
}

/** Cancels an event, an instance, or a series with all its instances. Throws 410 where that is done already. */
export function deleteEvent(calendar: Calendar, id: string, nowMs: number): EventResource {
  const old = calendar.lookUp(id);
  if (!old) throw notFound();
  if (old.resource.status === 'cancelled') {
    throw new GoogleApiError(410, 'Resource has been deleted', 'deleted');
  }
  for (const event of [...calendar.exceptionsOf(id), old]) {
    calendar.put(withPatch(event.resource, { status: 'cancelled' }, nowMs));
  }
  return calendar.lookUp(id)?.resource ?? old.resource;
}

/** Forgets an event for good: its id and its instances' ids answer 404 from now on. */
export function purgeEvent(calendar: Calendar, id: string): void {
  if (!calendar.find(id)) throw notFound();
  for (const exception of calendar.exceptionsOf(id)) calendar.remove(exception.resource.id);
  calendar.remove(id);
}

/**
 * "This and following": the series ends before the instance, and a new one, `<base>_R<local start>`, goes on from
 * there with the patch. The instances from there on have new ids, and nothing stays under the old ones. From the first
 * instance on it is all events.
 */
export function splitFollowing(
  calendar: Calendar,
  instanceId: string,
  patch: unknown,
  nowMs: number,
): EventResource {
  const instance = calendar.lookUp(instanceId);
  const master = calendar.find(instance?.resource.recurringEventId ?? '');
  if (!instance || !master?.series) throw notFound();
  const fromMs = originalStartMs(calendar, instance);
  const passed = master.series.between(0, fromMs).length;
  if (passed === 0) return patchEvent(calendar, master.resource.id, patch, nowMs);
  for (const exception of calendar.exceptionsOf(master.resource.id)) {
    if (originalStartMs(calendar, exception) >= fromMs) calendar.remove(exception.resource.id);
  }
  const { start, end } = calendar.unchanged(master, fromMs).resource;
  const base = master.resource.id.replace(/_R\d{8}(T\d{6})?$/, '');
  const { id: _, ...fields } = parseEventFields(patch);
  const following = withPatch({ ...master.resource, start, end, created: iso(nowMs) }, fields, nowMs);
  calendar.put(withPatch(master.resource, { recurrence: endedBefore(master, fromMs) }, nowMs));
  return calendar.put({
    ...following,
    id: `${base}_R${localStamp(master, fromMs)}`,
    recurrence: fields.recurrence ?? continuedAfter(master, passed),
  }).resource;
}

function originalStartMs(calendar: Calendar, instance: StoredEvent): number {
  const original = instance.resource.originalStartTime;
  if (!original) return instance.span.startMs;
  return calendar.instantOf(original);
}

function endedBefore(master: StoredEvent, fromMs: number): string[] {
  const until = master.span.allDay
    ? wallTimeOf(fromMs - 1, master.span.zone)
        .slice(0, 10)
        .replace(/-/g, '')
    : utcStamp(fromMs - 1_000);
  return (master.resource.recurrence ?? []).map((line) =>
    line.startsWith('RRULE') ? `${line.replace(/;?(COUNT|UNTIL)=[^;]*/g, '')};UNTIL=${until}` : line,
  );
}

function continuedAfter(master: StoredEvent, passed: number): string[] {
  return (master.resource.recurrence ?? []).map((line) =>
    line.replace(/COUNT=(\d+)/, (_, count: string) => `COUNT=${Math.max(Number(count) - passed, 1)}`),
  );
}

function localStamp(master: StoredEvent, ms: number): string {
  const wall = wallTimeOf(ms, master.span.zone).replace(/[-:]/g, '');
  return master.span.allDay ? wall.slice(0, 8) : wall;
}

function complete(calendar: Calendar, fields: EventFields, id: string, nowMs: number): EventResource {
  const owner = { email: calendar.info.id, displayName: calendar.info.summary, self: true };
  const plain = withoutNulls({
    kind: 'calendar#event',
    status: 'confirmed',
    created: iso(nowMs),
    updated: iso(nowMs),
    creator: owner,
    organizer: owner,
    iCalUID: `${id}@google.com`,
    sequence: 0,
    reminders: { useDefault: true },
    eventType: 'default',
    ...fields,
    id,
  }) as EventResource;
  return { ...plain, etag: etagOf(plain.updated) };
}

function withPatch(old: EventResource, patch: EventFields, nowMs: number): EventResource {
  const updated = iso(Math.max(nowMs, Date.parse(old.updated)));
  const merged = withoutNulls({
    ...old,
    ...patch,
    ...(patch.start ? { start: withoutNulls({ timeZone: old.start.timeZone, ...patch.start }) } : {}),
    ...(patch.end ? { end: withoutNulls({ timeZone: old.end.timeZone, ...patch.end }) } : {}),
  });
  const sequence = 'start' in patch || 'end' in patch ? old.sequence + 1 : old.sequence;
  return { ...merged, id: old.id, updated, sequence, etag: etagOf(updated) } as EventResource;
}

function withoutNulls(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined),
  );
}

function etagOf(updated: string): string {
  return `"${2 * Date.parse(updated)}"`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
