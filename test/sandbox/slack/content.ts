// What a message says: text, blocks and metadata, checked as chat.postMessage and chat.update check them.
import { type Arguments, textOf } from './arguments';
import { blockFaults } from './blocks';
import { SlackError } from './error';
import type { Metadata } from './messages';

const EVENT_TYPE = /^[A-Za-z0-9_]+$/;

export interface Content {
  readonly text: string | undefined;
  readonly blocks: readonly unknown[] | undefined;
  readonly metadata: Metadata | undefined;
}

/** @throws SlackError in the order in which Slack looks: blocks, text, metadata */
export function contentOf(args: Arguments, maxTextChars: number): Content {
  const text = textOf(args, 'text');
  const { blocks } = args;
  if (blocks !== undefined) {
    if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
    const faults = blockFaults(blocks);
    if (faults.length > 0) throw new SlackError('invalid_blocks', faults);
  }
  if (!text && !(Array.isArray(blocks) && blocks.length > 0)) throw new SlackError('no_text');
  if (text && [...text].length > maxTextChars) throw new SlackError('msg_too_long');
  return { text, blocks: blocks as readonly unknown[] | undefined, metadata: metadataOf(args.metadata) };
}

/** chat.postMessage: `metadata` is an object of `event_type` and `event_payload`, nothing else. */
function metadataOf(value: unknown): Metadata | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new SlackError('invalid_metadata_format');
  const { event_type: type, event_payload: payload, ...unknown } = value;
  const [field] = Object.keys(unknown);
  if (field) throw new SlackError('invalid_metadata_schema', [`[ERROR] unknown metadata field: ${field}`]);
  if (typeof type !== 'string' || !EVENT_TYPE.test(type)) {
    throw new SlackError('invalid_metadata_format', ['[ERROR] event_type must be letters, digits and _']);
  }
  if (!isObject(payload)) {
    throw new SlackError('invalid_metadata_format', ['[ERROR] event_payload must be an object']);
  }
  return { event_type: type, event_payload: payload };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
