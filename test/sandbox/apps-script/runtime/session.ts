// Session: who runs and who looks on. The visitor's address is empty unless they share the owner's domain.
import { googleObject, method } from './google-object';
import type { Outside } from './host';

export function session(outside: Outside): object {
  const { info } = outside;
  const user = (email: string): object =>
    googleObject(outside, 'Session.User', { getEmail: method('', () => email) });
  return googleObject(outside, 'Session', {
    getActiveUser: method('', () => user(info.activeEmail)),
    getEffectiveUser: method('', () => user(info.effectiveEmail)),
    getActiveUserLocale: method('', () => info.locale),
    getScriptTimeZone: method('', () => info.timeZone),
    getTemporaryActiveUserKey: method('', () => info.userKey),
  });
}
