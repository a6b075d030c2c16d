// Block Kit as chat.postMessage checks it: known block types, known fields, and the limits of each.
// Source: docs.slack.dev, "Block Kit" reference. Blocks that a card has no use for (input, rich_text…) are unknown here.
import * as v from 'valibot';
import * as limit from './limits';

const text = (chars: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(chars));
const id = text(limit.ID_CHARS);
const url = v.pipe(text(limit.URL_CHARS), v.url());

const plainText = (chars: number) =>
  v.strictObject({ type: v.literal('plain_text'), text: text(chars), emoji: v.optional(v.boolean()) });
const mrkdwn = (chars: number) =>
  v.strictObject({ type: v.literal('mrkdwn'), text: text(chars), verbatim: v.optional(v.boolean()) });
const anyText = (chars: number) => v.variant('type', [plainText(chars), mrkdwn(chars)]);

const image = { type: v.literal('image'), image_url: url, alt_text: text(limit.ALT_TEXT_CHARS) };
const button = v.strictObject({
  type: v.literal('button'),
  text: plainText(limit.BUTTON_TEXT_CHARS),
  action_id: v.optional(id),
  url: v.optional(url),
  value: v.optional(v.pipe(v.string(), v.maxLength(limit.BUTTON_VALUE_CHARS))),
  style: v.optional(v.picklist(['primary', 'danger'])),
});

const section = v.pipe(
  v.strictObject({
    type: v.literal('section'),
    block_id: v.optional(id),
    text: v.optional(anyText(limit.BLOCK_TEXT_CHARS)),
    fields: v.optional(
      v.pipe(v.array(anyText(limit.SECTION_FIELD_CHARS)), v.minLength(1), v.maxLength(limit.SECTION_FIELDS)),
    ),
    accessory: v.optional(v.variant('type', [button, v.strictObject(image)])),
    expand: v.optional(v.boolean()),
  }),
  v.check((block) => block.text !== undefined || block.fields !== undefined, 'needs text or fields'),
);

const block = v.variant('type', [
  section,
  v.strictObject({
    type: v.literal('header'),
    block_id: v.optional(id),
    text: plainText(limit.HEADER_CHARS),
  }),
  v.strictObject({ type: v.literal('divider'), block_id: v.optional(id) }),
  v.strictObject({
    type: v.literal('context'),
    block_id: v.optional(id),
    elements: v.pipe(
      v.array(
        v.variant('type', [
          plainText(limit.BLOCK_TEXT_CHARS),
          mrkdwn(limit.BLOCK_TEXT_CHARS),
          v.strictObject(image),
        ]),
      ),
      v.minLength(1),
      v.maxLength(limit.CONTEXT_ELEMENTS),
    ),
  }),
  v.strictObject({
    type: v.literal('actions'),
    block_id: v.optional(id),
    elements: v.pipe(v.array(button), v.minLength(1), v.maxLength(limit.ACTIONS_ELEMENTS)),
  }),
  v.strictObject({ ...image, block_id: v.optional(id), title: v.optional(plainText(limit.ALT_TEXT_CHARS)) }),
]);

const blocksSchema = v.pipe(
  v.array(block),
  v.maxLength(limit.MESSAGE_BLOCKS),
  v.check((blocks) => {
    const ids = blocks.flatMap((each) => each.block_id ?? []);
    return new Set(ids).size === ids.length;
  }, 'block_id is used twice'),
);

/** What Slack would find wrong, each with a JSON pointer; empty when all is well. */
export function blockFaults(blocks: unknown): string[] {
  const checked = v.safeParse(blocksSchema, blocks);
  if (checked.success) return [];
  return checked.issues.map((issue) => {
    const pointer = (issue.path ?? []).map((item) => `/${String(item.key)}`).join('');
    return `${issue.message} [json-pointer:/blocks${pointer}]`;
  });
}
