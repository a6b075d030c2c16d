// Filter views on the ledger, for people to open instead of sorting its rows: what is running, and what is to come.
import { TASK_STATES, type TaskState } from '../core/task';
import type { SheetRequest } from '../services/book';
import type { Look } from './look';

const VIEWS: Readonly<Record<string, readonly TaskState[]>> = {
  'Toban: running': ['opening', 'open', 'started', 'failed'],
  'Toban: upcoming': ['upcoming'],
};

/** One that a person deleted comes again with the next set-up; one that stands is left as it is. */
export function filterViewRequests({ tabs: { ledger } }: Look): SheetRequest[] {
  const state = (ledger?.grid[0] ?? []).indexOf('State');
  if (!ledger || state < 0) return [];
  const titles = (ledger.sheet.filterViews ?? []).map((view) => view.title);
  return Object.entries(VIEWS)
    .filter(([title]) => !titles.includes(title))
    .map(([title, shown]) => {
      const hiddenValues = TASK_STATES.filter((each) => !shown.includes(each));
      const filterSpecs = [{ columnIndex: state, filterCriteria: { hiddenValues } }];
      return { addFilterView: { filter: { title, range: { sheetId: ledger.sheetId }, filterSpecs } } };
    });
}
