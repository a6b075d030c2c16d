// Whether each PagerDuty service takes incidents and leaves them alone: a new one resolves what is open for 4 hours, and
// calls again for what was started half an hour ago.
import { wallClock } from '../zone';
import { fault, type Line, ok, type Said } from './line';
import type { Service, Window } from './pagerduty-answers';
import type { SetUpReading } from './reading';
import type { CheckTexts } from './texts';

const MINUTE_MS = 60_000;

export function serviceLines(reading: SetUpReading, texts: CheckTexts): Line[] {
  const { inUse, pagerDuty } = reading;
  return inUse.services.flatMap(({ value, customers }): Line[] => {
    const found = pagerDuty.services.get(value);
    const id = `service:${value}`;
    const rows = texts.places.settingsOf(customers);
    if (found === undefined || found.kind === 'hidden') return [];
    if (found.kind === 'unseen') return [fault(id, 'unknown', rows, texts.unseen(found.reason))];
    if (found.value === null) return [fault(id, 'bad', rows, texts.service.gone(value))];
    return linesOf(found.value, reading, texts);
  });
}

function linesOf(service: Service, reading: SetUpReading, texts: CheckTexts): Line[] {
  const id = `service:${service.id}`;
  const place = texts.places.service(service.name);
  const line = (kind: string, verdict: 'bad' | 'warning', said: Said) =>
    fault(`${id}:${kind}`, verdict, place, said, service.html_url);
  const { auto_resolve_timeout: resolves, acknowledgement_timeout: releases } = service;
  const faults = [
    ...(service.status === 'disabled' ? [line('disabled', 'bad', texts.service.disabled)] : []),
    ...maintenance(service, reading, texts, line),
    ...(resolves === null
      ? []
      : [line('auto-resolve', 'bad', texts.service.resolvesItself(Math.round(resolves / 60)))]),
    ...(releases === null
      ? []
      : [line('acknowledgement', 'warning', texts.service.releases(Math.round(releases / 60)))]),
  ];
  return faults.length > 0 ? faults : [ok(id, place, texts.service.good)];
}

function maintenance(
  { id, status }: Service,
  { pagerDuty: { windows }, nowMs, timeZone }: SetUpReading,
  texts: CheckTexts,
  line: (kind: string, verdict: 'bad' | 'warning', said: Said) => Line,
): Line[] {
  const known: readonly Window[] = windows.kind === 'seen' ? windows.value : [];
  const ours = known
    .filter(({ services, end_time }) => end_time > nowMs && services.some((each) => each.id === id))
    .sort((one, other) => one.start_time - other.start_time);
  const told = (ms: number) => wallClock(Math.floor(ms / MINUTE_MS) * MINUTE_MS, timeZone);
  const now = ours.find(({ start_time }) => start_time <= nowMs);
  if (now || status === 'maintenance')
    return [line('maintenance', 'bad', texts.service.inMaintenance(now ? told(now.end_time) : null))];
  const [next] = ours;
  if (!next) return [];
  const said = texts.service.maintenanceAhead(told(next.start_time), told(next.end_time));
  return [line('maintenance', 'warning', said)];
}
