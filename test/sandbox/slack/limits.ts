// Slack's limits as the simulator keeps them, each with its source. The product keeps its own copy.

/** A text object of a block; docs.slack.dev, Block Kit, "section": 3,000 characters. */
export const BLOCK_TEXT_CHARS = 3_000;
/** docs.slack.dev, Block Kit, "section": at most 10 fields of 2,000 characters. */
export const SECTION_FIELDS = 10;
export const SECTION_FIELD_CHARS = 2_000;
/** docs.slack.dev, Block Kit, "header": plain text of 150 characters. */
export const HEADER_CHARS = 150;
/** docs.slack.dev, Block Kit, "context": at most 10 elements. */
export const CONTEXT_ELEMENTS = 10;
/** docs.slack.dev, Block Kit, "actions": at most 25 elements. */
export const ACTIONS_ELEMENTS = 25;
/** docs.slack.dev, Block Kit, "button". */
export const BUTTON_TEXT_CHARS = 75;
export const BUTTON_VALUE_CHARS = 2_000;
/** docs.slack.dev, Block Kit: `block_id` and `action_id`. */
export const ID_CHARS = 255;
/** docs.slack.dev, Block Kit, "image" and "button": URLs; alternative text. */
export const URL_CHARS = 3_000;
export const ALT_TEXT_CHARS = 2_000;
/** docs.slack.dev, Block Kit: 50 blocks in a message. */
export const MESSAGE_BLOCKS = 50;

/** chat.postMessage, "Truncating content": a longer `text` is `msg_too_long` here (Slack cuts it at 40,000). */
export const POST_TEXT_CHARS = 40_000;
/** chat.update: above 4,000 characters it is `msg_too_long`. */
export const UPDATE_TEXT_CHARS = 4_000;

/** conversations.history and .replies: default and largest page. */
export const HISTORY_DEFAULT_LIMIT = 100;
export const HISTORY_MAX_LIMIT = 999;
export const REPLIES_DEFAULT_LIMIT = 1_000;
export const REPLIES_MAX_LIMIT = 1_000;

/** docs.slack.dev, "Rate limits": chat.postMessage about one a second per channel. */
export const POSTS_PER_SECOND = 1;
/** The same page allows short bursts and gives no number: a small one, so that nothing leans on it. */
export const POST_BURST = 4;
/** docs.slack.dev, "Rate limits", tier 3: 50 and more a minute for each method and workspace. */
export const TIER_3_PER_MINUTE = 50;
/** The same, special tier of auth.test: hundreds a minute. */
export const AUTH_TEST_PER_MINUTE = 600;
