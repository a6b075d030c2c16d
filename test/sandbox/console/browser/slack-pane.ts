// Slack as a channel's member sees it: cards in the order they were posted, each with its thread below.
import type { Block, SlackMessage } from '../../control/contract';
import { h } from './dom';
import { readMrkdwn, readPlain, type Span } from './mrkdwn';
import { pane } from './pane';
import { slackDate, time } from './time';
import type { View } from './view';
import { say } from './words';

const SHOWN_CARDS = 60;

export function slackPane(view: View): HTMLElement {
  const messages = [...view.state.slack].sort((a, b) => Number(a.ts) - Number(b.ts));
  const roots = messages.filter((message) => !isReply(message));
  return pane({
    id: 'slack',
    title: 'Slack',
    note: say('slackNote'),
    count: roots.length,
    empty: say('emptySlack'),
    items: roots.slice(-SHOWN_CARDS).map((root) => {
      const replies = messages.filter(
        (each) => isReply(each) && each.channel === root.channel && each.thread_ts === root.ts,
      );
      return thread(view, root, replies);
    }),
  });
}

function isReply(message: SlackMessage): boolean {
  return Boolean(message.thread_ts) && message.thread_ts !== message.ts;
}

function thread(view: View, root: SlackMessage, replies: readonly SlackMessage[]): HTMLElement {
  const channel = view.around.channels.find(({ id }) => id === root.channel)?.name ?? root.channel;
  return h(
    'article',
    { class: 'card', 'data-key': `${root.channel}/${root.ts}` },
    h('div', { class: 'mark', 'aria-hidden': 'true' }),
    h(
      'div',
      { class: 'message' },
      h(
        'div',
        { class: 'line' },
        h('strong', {}, 'Toban'),
        h('span', { class: 'badge' }, say('appBadge')),
        h('span', { class: 'faint' }, time(view.zone, Number(root.ts) * 1_000)),
        h('span', { class: 'channel end' }, `#${channel}`),
      ),
      content(view, root),
      replies.length > 0 &&
        h(
          'ol',
          { class: 'thread', 'aria-label': say('replies', root.text) },
          ...replies.map((reply) => replyItem(view, reply)),
        ),
    ),
  );
}

function replyItem(view: View, reply: SlackMessage): HTMLElement {
  return h(
    'li',
    { 'data-key': reply.ts },
    h('span', { class: 'faint' }, time(view.zone, Number(reply.ts) * 1_000)),
    content(view, reply),
    reply.reply_broadcast === true && h('span', { class: 'broadcast' }, say('broadcast')),
  );
}

function content(view: View, message: SlackMessage): HTMLElement {
  const blocks = message.blocks ?? [];
  return h(
    'div',
    { class: 'blocks' },
    ...(blocks.length > 0
      ? blocks.map((block) => drawBlock(view, block))
      : [h('p', {}, ...drawAll(view, readMrkdwn(message.text)))]),
  );
}

function drawBlock(view: View, block: Block): HTMLElement {
  const text = block.text === undefined ? [] : drawText(view, block.text);
  const elements = (block.elements ?? []).map((element) => drawElement(view, element));
  switch (block.type) {
    case 'header':
      return h('h3', { class: 'block-header' }, ...text);
    case 'section':
      return h(
        'div',
        { class: 'block-section' },
        text.length > 0 && h('p', {}, ...text),
        block.fields !== undefined &&
          h('div', { class: 'fields' }, ...block.fields.map((field) => h('p', {}, ...drawText(view, field)))),
      );
    case 'context':
      return h('div', { class: 'block-context' }, ...elements);
    case 'actions':
      return h('div', { class: 'block-actions' }, ...elements);
    case 'divider':
      return h('hr');
    default:
      return h('p', { class: 'faint' }, `[${block.type}]`);
  }
}

function drawElement(view: View, element: Block): HTMLElement {
  if (element.type !== 'button') return h('span', {}, ...drawText(view, element));
  const label = element.text === undefined ? [] : drawText(view, element.text);
  return element.url !== undefined && isWeb(element.url)
    ? h('a', { class: 'slack-button', href: element.url, target: '_blank', rel: 'noreferrer' }, ...label)
    : h('button', { type: 'button', class: 'slack-button' }, ...label);
}

function drawText(view: View, text: Block | string): Node[] {
  if (typeof text === 'string') return drawAll(view, readMrkdwn(text));
  const value = typeof text.text === 'string' ? text.text : '';
  return drawAll(view, text.type === 'plain_text' ? readPlain(value) : readMrkdwn(value));
}

function drawAll(view: View, spans: readonly Span[]): Node[] {
  return spans.map((span) => draw(view, span));
}

function draw(view: View, span: Span): Node {
  switch (span.kind) {
    case 'text':
      return document.createTextNode(span.text);
    case 'break':
      return h('br');
    case 'bold':
      return h('strong', {}, ...drawAll(view, span.children));
    case 'italic':
      return h('em', {}, ...drawAll(view, span.children));
    case 'strike':
      return h('s', {}, ...drawAll(view, span.children));
    case 'quote':
      return h('blockquote', {}, ...drawAll(view, span.children));
    case 'code':
      return h('code', {}, span.text);
    case 'pre':
      return h('pre', {}, span.text);
    case 'mention':
      return h('span', { class: 'mention' }, span.text);
    case 'link':
      return link(span.url, drawAll(view, span.children));
    case 'date': {
      const shown = Number.isFinite(span.unix)
        ? slackDate(span.format, view.zone, span.unix * 1_000, view.nowMs)
        : span.fallback;
      return span.url === null
        ? h('span', { class: 'slack-date', title: span.fallback }, shown)
        : link(span.url, [document.createTextNode(shown)]);
    }
  }
}

function link(url: string, children: readonly Node[]): HTMLElement {
  return isWeb(url)
    ? h('a', { href: url, target: '_blank', rel: 'noreferrer' }, ...children)
    : h('span', {}, ...children);
}

function isWeb(url: string): boolean {
  return /^(https?:\/\/|mailto:)/.test(url);
}
