/** A tab's cells as the Sheets API gives them unformatted; short rows mean empty cells. */
export type Grid = readonly (readonly unknown[])[];
