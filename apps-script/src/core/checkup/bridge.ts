// Whether each address of the bridge answers with the same build, takes our signature, and can use every channel.
import * as v from 'valibot';
import { parseJson } from '../json';
import { fault, type Line, ok, type Said } from './line';
import type { BridgeReading, CheckReading, SetUpReading } from './reading';
import { type RawAnswer, type Seen, seen, unseen } from './seen';
import type { CheckTexts } from './texts';

const healthSchema = v.object({ ok: v.literal(true), build: v.optional(v.nullable(v.string()), null) });
const checkSchema = v.object({
  channels: v.array(
    v.object({ channel: v.string(), ok: v.boolean(), error: v.optional(v.nullable(v.string()), null) }),
  ),
});
const errorSchema = v.object({ error: v.string() });

export function readHealth(answer: RawAnswer): BridgeReading['health'] {
  if (answer.kind === 'none') return unseen(answer.reason);
  const parsed = v.safeParse(healthSchema, parseJson(answer.text));
  return answer.status === 200 && parsed.success
    ? seen(parsed.output.build)
    : unseen(`HTTP ${answer.status}`);
}

export function readCheck(answer: RawAnswer): Seen<CheckReading> {
  if (answer.kind === 'none') return unseen(answer.reason);
  if (answer.status === 401) return seen({ kind: 'refused' });
  const body = parseJson(answer.text);
  const parsed = v.safeParse(checkSchema, body);
  if (answer.status === 200 && parsed.success) {
    const channels = parsed.output.channels.map((each) => ({
      channel: each.channel,
      // `not_in_channel: C0…` names the channel once more.
      error: each.ok ? null : ((each.error ?? '').split(':')[0] ?? ''),
    }));
    return seen({ kind: 'channels', channels });
  }
  const said = v.safeParse(errorSchema, body);
  if (answer.status === 503 && said.success) return seen({ kind: 'notConfigured', text: said.output.error });
  return unseen(`HTTP ${answer.status}`);
}

export function bridgeLines(reading: SetUpReading, texts: CheckTexts): Line[] {
  const { bridges } = reading;
  // Where no address is set, its property's line says so.
  return [
    ...bridges.flatMap((bridge) => [
      ...healthLines(bridge, reading, texts),
      ...signatureLines(bridge, texts),
    ]),
    ...channelLines(reading, texts),
  ];
}

function healthLines(
  { url, health }: BridgeReading,
  { build, buildOf }: SetUpReading,
  texts: CheckTexts,
): Line[] {
  const id = `bridge:${url}`;
  const place = texts.places.bridge(url);
  if (health.kind === 'hidden') return [];
  if (health.kind === 'unseen') return [fault(id, 'bad', place, texts.unseen(health.reason))];
  return [
    health.value === build
      ? ok(id, place, texts.bridge.good)
      : fault(
          id,
          buildOf === 'ticks' ? 'bad' : 'warning',
          place,
          texts.bridge.other(health.value, texts.own[buildOf](build)),
        ),
  ];
}

function signatureLines({ url, check }: BridgeReading, texts: CheckTexts): Line[] {
  const id = `signature:${url}`;
  const place = texts.places.bridge(url);
  const line = (said: Said) => fault(id, 'bad', place, said);
  if (check.kind === 'hidden') return [];
  if (check.kind === 'unseen') return [fault(id, 'unknown', place, texts.unseen(check.reason))];
  if (check.value.kind === 'refused') return [line(texts.bridge.refused)];
  if (check.value.kind === 'notConfigured') return [line(texts.bridge.notConfigured)];
  return [ok(id, place, texts.bridge.signature)];
}

/** Both addresses lead to one bot: what the first that answers says holds. */
function channelLines({ inUse, bridges }: SetUpReading, texts: CheckTexts): Line[] {
  const answers = bridges.flatMap(({ check }) =>
    check.kind === 'seen' && check.value.kind === 'channels' ? [check.value.channels] : [],
  );
  return (answers[0] ?? []).map(({ channel, error }) => {
    const id = `channel:${channel}`;
    const customers = inUse.channels.find(({ value }) => value === channel)?.customers ?? [];
    const place = texts.places.channel(channel, customers);
    if (error === null) return ok(id, place, texts.channel.good);
    return fault(id, error === 'later' ? 'unknown' : 'bad', place, texts.channel.refused(error));
  });
}
