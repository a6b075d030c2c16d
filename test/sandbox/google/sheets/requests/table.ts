// Every kind of request that the simulator serves, under its name in the API.
import { appendCells } from './append-cells';
import type { RequestKind } from './request';
import { addSheet, deleteSheet, updateSheetProperties } from './sheet';
import { repeatCell, updateCells } from './update-cells';

export const REQUEST_KINDS: Readonly<Record<string, RequestKind>> = {
  addSheet,
  deleteSheet,
  updateSheetProperties,
  updateCells,
  repeatCell,
  appendCells,
};
