// Which form the spreadsheet has: raised where it is older, refused where a newer Toban wrote it.
import type { Grid } from '../core/grid';
import { raised, SCHEMA_VERSION, type SchemaReading, type Stored, schemaIn } from '../core/schema';

/** The ledger would be misread, and what the newer script wrote destroyed. */
export class NewerBook extends Error {
  override readonly name = 'NewerBook';

  constructor(readonly version: number) {
    super(
      `the spreadsheet was written by a newer Toban (form ${version}; this script knows ${SCHEMA_VERSION}): ` +
        'nothing is read from it, written or opened until the newer script is released again',
    );
  }
}

/** @throws NewerBook */
export function raisedBook(stored: Stored): Extract<SchemaReading, { kind: 'known' }> {
  const reading = raised(stored);
  if (reading.kind === 'newer') throw new NewerBook(reading.version);
  return reading;
}

/** For whoever writes without reading the ledger. @throws NewerBook */
export function refuseNewer(state: Grid): void {
  const version = schemaIn(state);
  if (version > SCHEMA_VERSION) throw new NewerBook(version);
}
