// In which form the spreadsheet holds what Toban writes: one number on the State tab. A newer script raises what an older
// one wrote, in memory as it reads and in the sheet with its next write; an older one leaves alone what it does not know.
// Only what an older script would misread or destroy raises the number, no new column or field. docs/adr/0023
import * as v from 'valibot';
import type { Grid } from './grid';
import { parseJson } from './json';

/** What Toban alone writes. */
export interface Stored {
  /** The State tab: rows of [key, JSON]. */
  readonly state: Grid;
  readonly ledger: Grid;
}

/** Pure, and harmless when done twice. A row that stays as it is stays the same object. */
export interface Migration {
  readonly to: number;
  readonly raise: (stored: Stored) => Stored;
}

/** In order, without a gap. */
const MIGRATIONS: readonly Migration[] = [
  // Before it the spreadsheet bore no number.
  { to: 1, raise: (stored) => stored },
];

export const SCHEMA_VERSION = MIGRATIONS.length;

const SCHEMA_KEY = 'schema';
const schemaSchema = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(0)) });

export type SchemaReading =
  | {
      readonly kind: 'known';
      readonly stored: Stored;
      /** Whether the sheet still holds an older form. */
      readonly isRaised: boolean;
      /** Rows of the ledger, counted from 0, that are to be written anew. */
      readonly raisedRows: ReadonlySet<number>;
    }
  /** Nothing of it may be read, let alone written. */
  | { readonly kind: 'newer'; readonly version: number };

/** @param migrations other ones in tests */
export function raised(stored: Stored, migrations: readonly Migration[] = MIGRATIONS): SchemaReading {
  const version = schemaIn(stored.state);
  if (version > migrations.length) return { kind: 'newer', version };
  const steps = migrations.filter(({ to }) => to > version);
  const now = steps.reduce((each, { raise }) => raise(each), stored);
  const changed = now.ledger.flatMap((row, index) => (row === stored.ledger[index] ? [] : [index]));
  return { kind: 'known', stored: now, isRaised: steps.length > 0, raisedRows: new Set(changed) };
}

/** 0 where none is written. */
export function schemaIn(state: Grid): number {
  const cell = state.find(([key]) => key === SCHEMA_KEY)?.[1];
  const parsed = v.safeParse(schemaSchema, typeof cell === 'string' ? parseJson(cell) : undefined);
  return parsed.success ? parsed.output.version : 0;
}

/** As a row of the State tab. */
export const SCHEMA_ROW: readonly [string, string] = [
  SCHEMA_KEY,
  JSON.stringify({ version: SCHEMA_VERSION }),
];
