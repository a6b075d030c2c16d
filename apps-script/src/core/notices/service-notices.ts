// Services that hang and are left out, and that they answer again. By what the memory held when the tick began: a tick
// that dies tells it under the same id.
import { type Health, SERVICES, type Service } from '../health/health';
import type { Reading } from '../reading';
import { notice, type PlannedNotice } from './planned-notice';

const MINUTE_MS = 60_000;

export function serviceNotices(reading: Reading, channel: string, nowMs: number): PlannedNotice[] {
  return SERVICES.flatMap((service): PlannedNotice[] => {
    const health = reading.memory.services[service];
    if (!health) return [];
    const news =
      health.sinceMs === null ? answersAgain(service, health, reading) : hangs(service, health, reading);
    if (!news) return [];
    return [{ notice: notice(news.id, news.level, news.text, channel, nowMs), tasks: [] }];
  });
}

function hangs(service: Service, { leftOut, sinceMs }: Health, { texts }: Reading) {
  if (!leftOut) return null;
  return {
    id: `hangs:${service}:${sinceMs}`,
    level: 'error',
    text: texts.hangs(texts.services[service]),
  } as const;
}

function answersAgain(service: Service, { outage }: Health, { texts }: Reading) {
  if (outage === null) return null;
  const minutes = Math.ceil((outage.untilMs - outage.fromMs) / MINUTE_MS);
  return {
    id: `answers:${service}:${outage.fromMs}`,
    level: 'info',
    text: texts.answersAgain(texts.services[service], minutes),
  } as const;
}
