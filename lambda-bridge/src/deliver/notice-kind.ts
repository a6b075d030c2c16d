// A notice of its own (a calendar that cannot be read, a digest): one message, once for its id.
import * as v from 'valibot';
import type { Notice } from '../../contract';
import { digestOf } from '../render/content';
import { renderNotice } from '../render/line';
import type { Kind, Step } from './step';

export interface NoticeItem {
  readonly ts: string | null;
  /** The channel that refused it for good. */
  readonly avoided: string | null;
}

const LIFE_SECONDS = 120 * 86_400;

const noticeItemSchema = v.object({ ts: v.nullable(v.string()), avoided: v.nullable(v.string()) });

export function noticeKind(defaultChannel: string): Kind<NoticeItem> {
  return {
    absent: { ts: null, avoided: null },
    parse: (stored) => v.parse(noticeItemSchema, stored),
    record: (next, _post, { postedTs }) => ({ ...next, ts: postedTs }),
    toldAs: (body) => (body.ts === null ? [] : [body.ts]),
    messages: () => [],
    avoid(body, { channel }) {
      if (defaultChannel === '' || channel === null || channel === defaultChannel) return null;
      return { ...body, avoided: channel };
    },
    expiresAt: (_body, nowMs) => Math.floor(nowMs / 1_000) + LIFE_SECONDS,
  };
}

export function noticeStep(
  body: NoticeItem,
  notice: Notice,
  defaultChannel: string,
): Step<NoticeItem> | null {
  if (body.ts !== null) return null;
  const content = renderNotice(notice);
  const usesDefault = notice.channel === '' || notice.channel === body.avoided;
  return {
    next: body,
    post: {
      role: 'note',
      change: `notice:${notice.id}`,
      incidentKey: 'notice',
      channel: usesDefault ? defaultChannel : notice.channel,
      threadTs: null,
      broadcast: false,
      content,
      digest: digestOf(content),
    },
    edits: [],
    alias: null,
  };
}
