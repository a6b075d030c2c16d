// Requests to PagerDuty stay within what UrlFetch takes.
import { listOpen } from '../../../apps-script/src/services/pagerduty';

const ACCESS = { PAGERDUTY_API_URL: 'https://api.eu.pagerduty.com', PAGERDUTY_TOKEN: 'key' };
/** developers.google.com/apps-script/guides/services/quotas */
const LONGEST_URL = 2_048;

test.each([1, 45, 46, 300])('the list of what is open at %i services fits into an address', (count) => {
  const ids = Array.from({ length: count }, (_, index) => `P${String(index).padStart(19, '0')}`);
  const { url } = listOpen(ACCESS, ids, 9_900);
  expect(url.length).toBeLessThanOrEqual(LONGEST_URL);
  expect(url.includes('service_ids')).toBe(count <= 45);
});
