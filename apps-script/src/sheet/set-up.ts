// Set-up: makes and repairs the tabs and the trigger. Running it again changes only what is lacking, and never
// touches what people have typed or added.
import type { MenuTexts } from '../i18n/menu-texts';
import { BookError, type SheetRequest } from '../services/book';
import { tryLock } from '../services/lock';
import { refuseNewer } from '../services/schema';
import { ensureTrigger } from '../services/triggers';
import { userTexts } from '../services/user-texts';
import { applyRequests } from './apply';
import { chartRequests } from './charts';
import { choiceRequests } from './choices';
import { filterViewRequests } from './filter-views';
import { headerLookRequests } from './header-look';
import { listHeaderRequests } from './list-headers';
import { LIST_TABS } from './list-tabs';
import { type Look, look } from './look';
import { protectionRequests } from './protection';
import { settingsRequests } from './settings-rows';
import { stateColourRequests } from './state-colours';
import { tabRequests } from './tabs';
import { textRequests } from './text-cells';

export function setUpBook(): void {
  const { menu } = userTexts();
  if (!tryLock()) throw new BookError(menu.faults.busy);
  // Each step sees what those before have made: what hangs on a column is not made before the column is there.
  let seen: Look | null = null;
  for (const requestsFor of [tabRequests, headerRequests, headerRequests, lookRequests]) {
    seen ??= look();
    refuseNewer(seen.tabs.state?.grid ?? []);
    const requests = requestsFor(seen, menu);
    if (requests.length === 0) continue;
    applyRequests(requests);
    seen = null;
  }
  ensureTrigger();
}

/** Twice: a row that has to be moved to the top comes first, then the columns that it lacks. */
function headerRequests(seen: Look, { faults }: MenuTexts): SheetRequest[] {
  const lists = LIST_TABS.flatMap((list) => {
    const tab = seen.tabs[list.name];
    return tab ? listHeaderRequests(list, tab, faults) : [];
  });
  return [...lists, ...(seen.tabs.settings ? settingsRequests(seen.tabs.settings, faults) : [])];
}

function lookRequests(seen: Look, menu: MenuTexts): SheetRequest[] {
  return [
    ...textRequests(seen),
    ...headerLookRequests(seen, menu.reportNotes),
    ...choiceRequests(seen),
    ...protectionRequests(seen, Session.getEffectiveUser().getEmail()),
    ...stateColourRequests(seen),
    ...filterViewRequests(seen),
    ...chartRequests(seen, menu.charts),
  ];
}
