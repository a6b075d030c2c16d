// Whatever the texts of a task are, what is told of it fits into Slack's limits, mentions nobody, links nowhere, and
// passes for nothing that the bridge says itself. TOBAN_RENDER=full tries fifty times as many texts.
import fc from 'fast-check';
import type { Notice, TaskNotice } from '../../../lambda-bridge/contract';
import { type Card, EMPTY_CARD, type Standing } from '../../../lambda-bridge/src/card/card';
import { catalogueOf } from '../../../lambda-bridge/src/i18n/catalogue';
import type { Content } from '../../../lambda-bridge/src/render/content';
import {
  renderEscalation,
  renderNotice,
  renderStateLine,
  renderTaskNotice,
} from '../../../lambda-bridge/src/render/line';
import { renderRoot } from '../../../lambda-bridge/src/render/root';
import { blockFaults } from '../../sandbox/slack/blocks';
import { UPDATE_TEXT_CHARS } from '../../sandbox/slack/limits';
import { snapshot } from '../samples';
import { hostile } from './hostile';

const RUNS = { numRuns: process.env.TOBAN_RENDER === 'full' ? 20_000 : 400 };

const SET_MENTION = '<!here> <@U0SATO> <!subteam^S0OPS>';
const MENTIONS = /<!here>|<@U0SATO>|<!subteam\^S0OPS>/g;
const DATES = /<!date\^\d+\^\{date_short_pretty\} \{time\}\|[-:\d ]+ UTC>/g;
const LINKS = /<https?:\/\/[^<>|]+\|[^<>|]+>/g;

const url = fc.oneof(
  fc
    .constantFrom(
      'https://a.example/?t=',
      'http://b.example/',
      'javascript:',
      'data:text/html,',
      '//c.example/',
      '',
    )
    .chain((start) => hostile.map((rest) => start + rest)),
  fc.constant(null),
);
const standing: fc.Arbitrary<Standing> = fc.record({
  state: fc.constantFrom('upcoming', 'failed', 'open', 'started', 'done', 'cancelled'),
  attempt: fc.constant(1),
  atSecond: fc.nat(2_000_000_000),
  sinceSecond: fc.nat(2_000_000_000),
  by: fc.option(hostile),
  byAnnounced: fc.boolean(),
  reason: fc.option(
    fc.record({
      kind: fc.constantFrom('moved', 'postponed', 'deleted', 'atEnd', 'refused', 'swallowed', 'timer'),
      at: fc.constantFrom(null, '2026-11-24T09:00:00.000Z'),
      text: fc.option(hostile),
    }),
  ),
});
const facts = fc
  .record({
    title: hostile,
    customer: hostile,
    note: fc.option(hostile),
    allDay: fc.boolean(),
    lateMinutes: fc.nat(10_000),
    locale: fc.constantFrom('ja', 'en'),
    mention: fc.constantFrom(null, SET_MENTION, '@here <@U0SATO|Sato> > *a* `b'),
    links: fc.record({ start: url, finish: url, runbook: url, event: url, ledger: url, incident: url }),
  })
  .map((each) => snapshot({ ...each, dueAt: '2026-11-24T08:30:00.000Z' }));
const card: fc.Arbitrary<Card> = fc
  .record({
    facts: fc.option(facts),
    started: fc.option(fc.record({ by: fc.option(hostile), atSecond: fc.nat(2_000_000_000) })),
    incident: fc.option(fc.record({ title: fc.option(hostile), url })),
  })
  .map((each) => ({ ...EMPTY_CARD, ...each }));
const taskNotice: fc.Arbitrary<TaskNotice> = fc.record({
  id: fc.constant('1'),
  kind: fc.constantFrom('reminder', 'overrun', 'hold', 'digest', 'fault'),
  text: hostile,
});
const notice: fc.Arbitrary<Notice> = fc.record({
  id: fc.constant('1'),
  at: fc.constant('2026-11-24T09:00:00.000Z'),
  level: fc.constantFrom('info', 'warning', 'error'),
  text: hostile,
  channel: fc.constant('COPS'),
  mention: fc.constantFrom(
    null,
    SET_MENTION,
    '<!here|x> <https://evil.example> <!date^1^x|y>',
    `@ops ${'<'.repeat(4_000)}`,
    '*a* `b',
  ),
});

const everything = fc.record({ card, standing, taskNotice, notice }).map(
  (each): Readonly<Record<string, Content>> => ({
    root: renderRoot(each.card, each.standing),
    line: renderStateLine(each.card, each.standing),
    escalation: renderEscalation(each.card),
    taskNotice: renderTaskNotice(each.card, each.taskNotice),
    notice: renderNotice(each.notice),
  }),
);

const textsOf = ({ text, blocks }: Content): readonly string[] => [
  text,
  ...blocks.map((block) => block.text.text),
];

/** Without what the bridge makes itself: its dates, links and set mentions, and the state in bold. */
const outside = (part: string): string =>
  part
    .replace(LINKS, ' ')
    .replace(DATES, ' ')
    .replace(MENTIONS, ' ')
    .replace(/^(\S+ )\*[^*\n]+\*\n/, '$1\n');

/** What must hold of every text of every message. */
const RULES: Readonly<Record<string, (part: string, kind: string) => boolean>> = {
  'nothing in angle brackets but our own dates and links and the set mentions': (part) =>
    !/[<>]/.test(outside(part)),
  'the card itself calls nobody': (part, kind) => kind !== 'root' || part.search(MENTIONS) < 0,
  'links lead to web addresses': (part) =>
    [...part.matchAll(LINKS)].every(([link]) =>
      /^https?:$/.test(new URL(link.slice(1, link.indexOf('|'))).protocol),
    ),
  'nothing from outside is code': (part) => !outside(part).includes('`'),
  'nothing from outside is bold, slanted or struck': (part) =>
    !/(^|[^\p{L}\p{N}])[*_~]\S/mu.test(outside(part)),
  'nothing from outside is a quote': (part) => !/^\s*&gt;/m.test(outside(part)),
  'no half entity': (part) => !part.replace(/&(amp|lt|gt);/g, '').includes('&'),
  'no half character': (part) => !/\p{Cs}/u.test(part),
  'no invisible character that turns text around or breaks a line': (part) =>
    !/[\p{Cc}\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.test(part.replaceAll('\n', '')),
};

const SLACKS: Readonly<Record<string, (content: Content) => boolean>> = {
  'blocks within Slack’s limits': ({ blocks }) => blockFaults(blocks).length === 0,
  'a text that an edit takes, too': ({ text }) => text.trim() !== '' && text.length <= UPDATE_TEXT_CHARS,
  'blocks whose plain text is made no link': ({ blocks }) =>
    blocks.every(({ text: { type, verbatim } }) => type === 'mrkdwn' && verbatim),
};

test('every message of every kind, in both languages', () => {
  fc.assert(
    fc.property(everything, (contents) => {
      const broken = Object.entries(contents).flatMap(([kind, content]) => [
        ...Object.entries(SLACKS).flatMap(([rule, holds]) => (holds(content) ? [] : [`${kind}: ${rule}`])),
        ...Object.entries(RULES).flatMap(([rule, holds]) =>
          textsOf(content).every((part) => holds(part, kind)) ? [] : [`${kind}: ${rule}`],
        ),
      ]);
      expect(broken).toEqual([]);
    }),
    RUNS,
  );
});

test('the card’s first two lines are its state and its title, and a note’s lines pass for no other', () => {
  fc.assert(
    fc.property(card, standing, (shown, state) => {
      const [head, details = ''] = renderRoot(shown, state).blocks.map((block) => block.text.text);
      expect(head?.split('\n')).toHaveLength(2);
      const lines = details.split('\n');
      const note = lines.findIndex((line) => line.startsWith(catalogueOf(shown.facts?.locale).note('')));
      if (note >= 0) for (const line of lines.slice(note + 1)) expect(line).toMatch(/^│/);
    }),
    RUNS,
  );
});

test('a title that is all invisible is shown as none', () => {
  for (const title of ['', ' ', '\u200e', '\u202e\u0000']) {
    const shown: Card = { ...EMPTY_CARD, facts: snapshot({ title }) };
    const state = { state: 'open', attempt: 1, atSecond: 0, sinceSecond: 0, by: '\u200f' } as const;
    const { blocks } = renderRoot(shown, { ...state, byAnnounced: false, reason: null });
    expect(blocks[0]?.text.text).toBe('🔔 *Waiting for somebody to start*\n—');
  }
});
