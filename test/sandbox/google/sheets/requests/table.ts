// Every kind of request that the simulator serves, under its name in the API.
import { appendCells } from './append-cells';
import { addBanding, deleteBanding, updateBanding } from './banding';
import {
  addNamedRange,
  createDeveloperMetadata,
  deleteNamedRange,
  updateSpreadsheetProperties,
} from './book';
import { mergeCells, setDataValidation, updateBorders } from './cell-look';
import { addChart, deleteEmbeddedObject, updateChartSpec, updateEmbeddedObjectPosition } from './chart';
import {
  addConditionalFormatRule,
  deleteConditionalFormatRule,
  updateConditionalFormatRule,
} from './conditional-format';
import {
  appendDimension,
  autoResizeDimensions,
  deleteDimension,
  insertDimension,
  moveDimension,
  updateDimensionProperties,
} from './dimension';
import {
  addFilterView,
  clearBasicFilter,
  deleteFilterView,
  setBasicFilter,
  updateFilterView,
} from './filter';
import { findReplace } from './find-replace';
import { addProtectedRange, deleteProtectedRange, updateProtectedRange } from './protection';
import type { RequestKind } from './request';
import { addSheet, deleteSheet, updateSheetProperties } from './sheet';
import { sortRange } from './sort';
import { repeatCell, updateCells } from './update-cells';

export const REQUEST_KINDS: Readonly<Record<string, RequestKind>> = {
  addSheet,
  deleteSheet,
  updateSheetProperties,
  updateCells,
  repeatCell,
  appendCells,
  appendDimension,
  insertDimension,
  deleteDimension,
  moveDimension,
  updateDimensionProperties,
  autoResizeDimensions,
  sortRange,
  findReplace,
  addProtectedRange,
  updateProtectedRange,
  deleteProtectedRange,
  setDataValidation,
  updateBorders,
  mergeCells,
  addConditionalFormatRule,
  updateConditionalFormatRule,
  deleteConditionalFormatRule,
  setBasicFilter,
  clearBasicFilter,
  addFilterView,
  updateFilterView,
  deleteFilterView,
  addBanding,
  updateBanding,
  deleteBanding,
  addChart,
  updateChartSpec,
  updateEmbeddedObjectPosition,
  deleteEmbeddedObject,
  updateSpreadsheetProperties,
  addNamedRange,
  deleteNamedRange,
  createDeveloperMetadata,
};
