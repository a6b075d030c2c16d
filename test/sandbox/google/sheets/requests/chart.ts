// Charts: kept and placed, never drawn.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import type { Sheet, Spreadsheet } from '../spreadsheet';
import { type AttachmentKind, attach, changeAttached, detach } from './attachment';
import { kept, requestKind } from './request';
import { addSheet } from './sheet';

const KIND: AttachmentKind = { list: 'charts', idField: 'chartId' };

const overlayPosition = v.looseObject({
  anchorCell: v.optional(
    v.looseObject({
      sheetId: v.optional(v.number()),
      rowIndex: v.optional(v.number(), 0),
      columnIndex: v.optional(v.number(), 0),
    }),
    {},
  ),
});
const position = v.looseObject({
  sheetId: v.optional(v.number()),
  newSheet: v.optional(v.boolean()),
  overlayPosition: v.optional(overlayPosition),
});

export const addChart = requestKind(
  v.object({
    chart: v.looseObject({
      chartId: v.optional(v.number()),
      spec: v.optional(kept),
      position: v.optional(position, {}),
    }),
  }),
  (draft, { chart }) => {
    if (!chart.spec) throw new GoogleApiError(400, 'chart.spec is required');
    const sheet = sheetFor(draft, chart.position);
    return { addChart: { chart: attach(draft, sheet, KIND, chart) } };
  },
);

export const updateChartSpec = requestKind(
  v.object({ chartId: v.optional(v.number(), 0), spec: kept }),
  (draft, { chartId, spec }) => {
    changeAttached(draft, KIND, { chartId, spec }, { spec: {} });
    return undefined;
  },
);

export const updateEmbeddedObjectPosition = requestKind(
  v.object({ objectId: v.optional(v.number(), 0), newPosition: position, fields: v.optional(v.string()) }),
  (draft, { objectId, newPosition }) => {
    const chart = draft.sheets
      .flatMap((sheet) => sheet.attached.charts)
      .find((each) => each.chartId === objectId);
    detach(draft, KIND, objectId);
    attach(draft, sheetFor(draft, newPosition), KIND, { ...chart, position: newPosition });
    return { updateEmbeddedObjectPosition: { position: newPosition } };
  },
);

export const deleteEmbeddedObject = requestKind(
  v.object({ objectId: v.optional(v.number(), 0) }),
  (draft, request) => {
    detach(draft, KIND, request.objectId);
    return undefined;
  },
);

function sheetFor(
  draft: Spreadsheet,
  { newSheet, sheetId, overlayPosition: overlay }: v.InferOutput<typeof position>,
): Sheet {
  if (newSheet) {
    addSheet(draft, {});
    return draft.sheets.at(-1) as Sheet;
  }
  const { sheetId: anchorSheet, rowIndex = 0, columnIndex = 0 } = overlay?.anchorCell ?? {};
  const sheet = draft.sheet(overlay ? anchorSheet : sheetId);
  if (rowIndex >= sheet.rowCount || columnIndex >= sheet.columnCount) {
    throw new GoogleApiError(
      400,
      `position.overlayPosition.anchorCell (${rowIndex}, ${columnIndex}) is outside the grid`,
    );
  }
  return sheet;
}
