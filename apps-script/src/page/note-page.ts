// The page that an administrator opens from Check set-up tells the script which build the deployment has: behind Google's
// sign-in nobody else can see it.
import { BUILD } from '../build';
import { PAGE_SEEN } from '../core/properties';
import { storeProperties } from '../services/properties';

export function notePage(): void {
  storeProperties({ [PAGE_SEEN]: JSON.stringify({ build: BUILD, atMs: Date.now() }) });
}
