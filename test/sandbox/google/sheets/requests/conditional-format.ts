// Conditional format rules: a list for each tab, where the first rule that fits wins and an index says which is meant.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import { areaOf, gridRange } from '../range';
import type { Json, Sheet, Spreadsheet } from '../spreadsheet';
import { requestKind } from './request';

const rule = v.pipe(
  v.looseObject({
    ranges: v.pipe(v.optional(v.array(gridRange), []), v.nonEmpty('rule.ranges: No ranges specified')),
  }),
  v.check(
    (each) => (each.booleanRule === undefined) !== (each.gradientRule === undefined),
    'rule: exactly one of booleanRule and gradientRule must be given',
  ),
);
const index = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0);

export const addConditionalFormatRule = requestKind(v.object({ rule, index }), (draft, request) => {
  const sheet = sheetOf(draft, request.rule.ranges);
  if (request.index > sheet.attached.conditionalFormats.length) throw noRule(request.index);
  replaceRules(sheet, (rules) => rules.splice(request.index, 0, request.rule));
  return undefined;
});

export const updateConditionalFormatRule = requestKind(
  v.object({
    index,
    sheetId: v.optional(v.number()),
    rule: v.optional(rule),
    newIndex: v.optional(v.number()),
  }),
  (draft, request) => {
    const sheet = request.rule ? sheetOf(draft, request.rule.ranges) : draft.sheet(request.sheetId);
    const oldRule = ruleAt(sheet, request.index);
    const newRule = request.rule ?? oldRule;
    const newIndex = request.newIndex ?? request.index;
    replaceRules(sheet, (rules) => {
      rules.splice(request.index, 1);
      rules.splice(newIndex, 0, newRule);
    });
    const reply = request.rule ? { oldRule } : { oldIndex: request.index };
    return { updateConditionalFormatRule: { newRule, newIndex, ...reply } };
  },
);

export const deleteConditionalFormatRule = requestKind(
  v.object({ index, sheetId: v.optional(v.number()) }),
  (draft, request) => {
    const sheet = draft.sheet(request.sheetId);
    const deleted = ruleAt(sheet, request.index);
    replaceRules(sheet, (rules) => rules.splice(request.index, 1));
    return { deleteConditionalFormatRule: { rule: deleted } };
  },
);

function sheetOf(draft: Spreadsheet, ranges: readonly v.InferOutput<typeof gridRange>[]): Sheet {
  const sheets = new Set(ranges.map((range) => areaOf(draft, range).sheet));
  const [sheet] = sheets;
  if (!sheet || sheets.size > 1)
    throw new GoogleApiError(400, 'rule.ranges: all ranges must be on one sheet');
  return sheet;
}

function ruleAt(sheet: Sheet, at: number): Json {
  const found = sheet.attached.conditionalFormats[at];
  if (!found) throw noRule(at);
  return found;
}

function noRule(at: number): GoogleApiError {
  return new GoogleApiError(400, `No conditional format on sheet at index: ${at}`);
}

function replaceRules(sheet: Sheet, change: (rules: Json[]) => void): void {
  const rules = sheet.attached.conditionalFormats.slice();
  change(rules);
  sheet.attached = { ...sheet.attached, conditionalFormats: rules };
}
