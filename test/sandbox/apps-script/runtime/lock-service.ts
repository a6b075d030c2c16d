// LockService: the waiting is done by the main thread, which knows every execution.
import { googleObject, method } from './google-object';
import type { Outside } from './host';

export function lockService(outside: Outside): object {
  const lock = (scope: 'script' | 'user' | 'document'): object =>
    googleObject(outside, 'LockService.Lock', {
      tryLock: method('Integer', (ms: number) => outside.call('lock', 'tryLock', scope, ms)),
      waitLock: method('Integer', (ms: number) => outside.call('lock', 'waitLock', scope, ms)),
      hasLock: method('', () => outside.call('lock', 'hasLock', scope)),
      releaseLock: method('', () => outside.call('lock', 'releaseLock', scope)),
    });
  return googleObject(outside, 'LockService', {
    getScriptLock: method('', () => lock('script')),
    getUserLock: method('', () => lock('user')),
    getDocumentLock: method('', () => lock('document')),
  });
}
