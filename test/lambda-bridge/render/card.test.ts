// Whatever the texts of a task are, its card fits into Slack's limits and mentions nobody.
import fc from 'fast-check';
import { type Card, EMPTY_CARD, type Standing } from '../../../lambda-bridge/src/card/card';
import { renderStateLine, renderTaskNotice } from '../../../lambda-bridge/src/render/line';
import { renderRoot } from '../../../lambda-bridge/src/render/root';
import { blockFaults } from '../../sandbox/slack/blocks';
import { UPDATE_TEXT_CHARS } from '../../sandbox/slack/limits';
import { snapshot } from '../samples';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom('<!channel>', '&'.repeat(5_000), 'あ'.repeat(4_000), '<@U1>|', ''),
);
const url = fc.oneof(
  fc
    .constantFrom('https://a.example/?t=', 'javascript:', '')
    .chain((start) => text.map((rest) => start + rest)),
  fc.constant(null),
);
const standing: fc.Arbitrary<Standing> = fc.record({
  state: fc.constantFrom('upcoming', 'failed', 'open', 'started', 'done', 'cancelled'),
  attempt: fc.constant(1),
  atSecond: fc.nat(2_000_000_000),
  sinceSecond: fc.nat(2_000_000_000),
  by: fc.option(text),
  byAnnounced: fc.boolean(),
  reason: fc.option(
    fc.record({
      kind: fc.constantFrom('moved', 'postponed', 'deleted', 'atEnd', 'refused', 'swallowed', 'timer'),
      at: fc.constantFrom(null, '2026-11-24T09:00:00.000Z'),
      text: fc.option(text),
    }),
  ),
});
const card: fc.Arbitrary<Card> = fc
  .record({
    title: text,
    customer: text,
    note: fc.option(text),
    allDay: fc.boolean(),
    lateMinutes: fc.nat(10_000),
    locale: fc.constantFrom('ja', 'en'),
    links: fc.record({ start: url, finish: url, runbook: url, event: url, ledger: url, incident: url }),
  })
  .chain((facts) =>
    fc.option(fc.record({ by: fc.option(text), atSecond: fc.nat(2_000_000_000) })).map((started) => ({
      ...EMPTY_CARD,
      started,
      facts: { ...snapshot({ ...facts, mention: '<!here>' }) },
    })),
  );

test('every card, line and notice is one that Slack takes', () => {
  fc.assert(
    fc.property(card, standing, text, (shown, state, words) => {
      const contents = [
        renderRoot(shown, state),
        renderStateLine(shown, state),
        renderTaskNotice(shown, { id: '1', kind: 'reminder', text: words }),
      ];
      for (const content of contents) {
        expect(blockFaults(content.blocks)).toEqual([]);
        expect(content.text.length).toBeLessThanOrEqual(UPDATE_TEXT_CHARS);
      }
    }),
  );
});

test('nothing in angle brackets but our own dates, links and the set mention', () => {
  const ours = /<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>|]*>|<https?:\/\/[^<>|]+\|[^<>|]+>|<!here>/g;
  fc.assert(
    fc.property(card, standing, (shown, state) => {
      const root = renderRoot(shown, state);
      for (const content of [root, renderStateLine(shown, state)]) {
        const parts = [content.text, ...content.blocks.map((block) => block.text.text)];
        for (const part of parts) expect(part.replace(ours, '')).not.toMatch(/[<>]/);
      }
      expect(JSON.stringify(root)).not.toContain('<!here>');
    }),
  );
});
