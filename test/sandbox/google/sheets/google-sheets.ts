// Google Sheets for the sandbox: spreadsheets that are read and written by the methods of the Sheets v4 API.

import type { VirtualClock } from '../../clock';
import { discovery } from '../../contracts/discovery';
import type { Faults } from '../../faults';
import type { Journal } from '../../journal';
import { faultError, GoogleApiError } from '../error';
import { parseFieldMask, project } from '../field-mask';
import { batchUpdate } from './batch-update';
import { spreadsheetAnswer, wantsGridData } from './get';
import { addColumn, deleteRow, insertRow, moveColumn, setCell, sortBy } from './hand';
import { type OwnerEdit, OwnerHand } from './owner-edit';
import { areaOfA1 } from './range';
import { addSheet } from './requests/sheet';
import { Spreadsheet } from './spreadsheet';
import { batchGetValues, batchGetValuesByDataFilter, readReadOptions, valuesOf } from './values';
import { type TabView, viewOf } from './view';

/** A write was applied, and its answer never came. */
class AnswerLost extends Error {}

export interface GoogleSheetsOptions {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
}

export interface NewSpreadsheet {
  readonly id: string;
  readonly title: string;
  /** `ja_JP`, `en_US`… */
  readonly locale?: string;
  readonly timeZone?: string;
}

type Parameters = Readonly<Record<string, unknown>>;
type Answer = (book: Spreadsheet, parameters: Parameters, body: unknown) => unknown;

export class GoogleSheets {
  private readonly books = new Map<string, Spreadsheet>();
  /** Each spreadsheet as it was before its last write. */
  private readonly versions = new Map<string, Spreadsheet>();
  private readonly hand = new OwnerHand();
  private readonly methods: Readonly<Record<string, Answer>> = {
    'sheets.spreadsheets.get': (book, { ranges, includeGridData, fields }) => {
      const mask = typeof fields === 'string' ? parseFieldMask(fields) : undefined;
      return spreadsheetAnswer(book, listOf(ranges), wantsGridData(isTrue(includeGridData), mask));
    },
    'sheets.spreadsheets.batchUpdate': (book, _, body) => {
      const { draft, answer } = batchUpdate(book, body);
      this.versions.set(book.id, book);
      this.books.set(book.id, draft);
      return answer;
    },
    'sheets.spreadsheets.values.get': (book, parameters) =>
      valuesOf(areaOfA1(book, String(parameters.range)), readReadOptions(parameters)),
    'sheets.spreadsheets.values.batchGet': (book, parameters) =>
      batchGetValues(book, listOf(parameters.ranges), readReadOptions(parameters)),
    'sheets.spreadsheets.values.batchGetByDataFilter': (book, _, body) =>
      batchGetValuesByDataFilter(book, body as Parameters),
  };

  constructor(private readonly options: GoogleSheetsOptions) {}

  /** A new, empty spreadsheet with one tab, as Drive makes it. */
  create({ id, title, locale = 'en_US', timeZone = 'Asia/Tokyo' }: NewSpreadsheet): void {
    const book = new Spreadsheet(id, { title, locale, autoRecalc: 'ON_CHANGE', timeZone });
    addSheet(book, { properties: { sheetId: 0, title: locale.startsWith('ja') ? 'シート1' : 'Sheet1' } });
    this.books.set(id, book);
  }

  /**
   * One call of the API, as the advanced service makes it.
   * @param methodId such as `sheets.spreadsheets.values.batchGet`
   * @param parameters of path and query together
   * @throws GoogleApiError
   */
  call(methodId: string, parameters: Parameters, body?: unknown): unknown {
    const { journal, faults } = this.options;
    const name = methodId.replace(/^sheets\./, '');
    const sent = body === undefined ? 0 : JSON.stringify(body).length;
    try {
      const fault = faults.statusOf('sheet');
      if (fault !== undefined) throw faultError(fault);
      const writes = methodId === 'sheets.spreadsheets.batchUpdate';
      const edit = writes ? faults.takeOwnerEdit() : undefined;
      if (edit) this.ownerEdit(String(parameters.spreadsheetId), edit);
      const answer = this.answer(methodId, parameters, body);
      if (writes && faults.take('sheet.failAfterApply')) {
        journal.call('sheets', name, '503', sent);
        throw new AnswerLost();
      }
      journal.call('sheets', name, '200', sent + JSON.stringify(answer).length);
      return answer;
    } catch (error) {
      if (error instanceof AnswerLost) throw faultError(503);
      if (!(error instanceof GoogleApiError)) throw error;
      journal.call('sheets', name, String(error.code), sent);
      if (faults.statusOf('sheet') === undefined)
        journal.complain('sheets', `${name}: ${error.code} ${error.message}`);
      throw error;
    }
  }

  /** All tabs as a person sees them. */
  view(spreadsheetId: string): readonly TabView[] {
    return viewOf(this.book(spreadsheetId));
  }

  /** The owner types into a cell, such as `Settings!C5`; numbers, times and formulas are recognised as in the browser. */
  setCell(spreadsheetId: string, a1: string, text: string | number | boolean): void {
    this.edit(spreadsheetId, (book) => setCell(book, a1, text));
  }

  /** The owner inserts an empty row before `row`, counted from 1. */
  insertRow(spreadsheetId: string, title: string, row: number): void {
    this.edit(spreadsheetId, (book) => insertRow(book, title, row));
  }

  deleteRow(spreadsheetId: string, title: string, row: number): void {
    this.edit(spreadsheetId, (book) => deleteRow(book, title, row));
  }

  /** The owner sorts the rows below the header by a column, counted from 0. */
  sortBy(spreadsheetId: string, title: string, column: number, descending = false): void {
    this.edit(spreadsheetId, (book) => sortBy(book, title, column, descending));
  }

  /** The owner drags a column before the one that stands at `target` now; both count from 0. */
  moveColumn(spreadsheetId: string, title: string, column: number, target: number): void {
    this.edit(spreadsheetId, (book) => moveColumn(book, title, column, target));
  }

  /** The owner adds an empty column at the right. */
  addColumn(spreadsheetId: string, title: string): void {
    this.edit(spreadsheetId, (book) => addColumn(book, title));
  }

  ownerEdit(spreadsheetId: string, asked: OwnerEdit): void {
    const before = this.versions.get(spreadsheetId);
    this.books.set(spreadsheetId, this.hand.edit(this.book(spreadsheetId), before, asked));
  }

  private edit(spreadsheetId: string, change: (draft: Spreadsheet) => void): void {
    const draft = this.book(spreadsheetId).copy();
    change(draft);
    this.books.set(spreadsheetId, draft);
  }

  private book(id: string): Spreadsheet {
    const book = this.books.get(id);
    if (!book) throw new GoogleApiError(404, 'Requested entity was not found.');
    return book;
  }

  private answer(methodId: string, parameters: Parameters, body: unknown): unknown {
    const mask = typeof parameters.fields === 'string' ? parseFieldMask(parameters.fields) : undefined;
    const contract = discovery('sheets-v4');
    const method = contract?.method(methodId);
    if (contract && !method) throw new GoogleApiError(404, `Method not found: ${methodId}`);
    if (contract && method) {
      const faults = [
        ...contract.checkParameters(method, parameters),
        ...contract.checkRequest(method, body),
        ...(mask ? contract.checkResponseFields(method, mask) : []),
      ];
      if (faults.length > 0) throw new GoogleApiError(400, faults.join('\n'));
    }
    const serve = this.methods[methodId];
    if (!serve) throw new GoogleApiError(501, `The sandbox does not serve ${methodId}`);
    const answer = serve(this.book(String(parameters.spreadsheetId)), parameters, body);
    for (const complaint of (method && contract?.checkResponse(method, answer)) ?? []) {
      this.options.journal.complain('sheets', `the simulator's own answer to ${methodId}: ${complaint}`);
    }
    return mask ? project(answer, mask) : answer;
  }
}

function listOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
