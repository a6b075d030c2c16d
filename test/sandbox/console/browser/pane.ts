// The frame that the four panes share.
import { type Child, h } from './dom';

export interface Pane {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly count: number;
  readonly tools?: Child;
  readonly empty: string;
  readonly items: readonly Node[];
}

export function pane({ id, title, note, count, tools = null, empty, items }: Pane): HTMLElement {
  return h(
    'section',
    { class: 'pane', id, 'aria-labelledby': `${id}-title`, 'data-key': id },
    h(
      'header',
      {},
      h('h2', { id: `${id}-title` }, title, h('span', { class: 'count' }, String(count))),
      h('span', { class: 'note' }, note),
      tools,
    ),
    h(
      'div',
      { class: 'body', tabindex: '0', role: 'region', 'aria-label': title },
      ...(items.length > 0 ? items : [h('p', { class: 'empty' }, empty)]),
    ),
  );
}

/** A state by colour and by word. */
export function chip(tone: string, word: string): HTMLElement {
  return h('span', { class: `chip ${tone}` }, word);
}

export function button(action: string, value: string, label: string, tone = ''): HTMLElement {
  return h('button', { type: 'button', class: tone, 'data-action': action, 'data-value': value }, label);
}
