// PropertiesService and CacheService: stores that live on the main thread, strings only.
import { googleObject, method } from './google-object';
import type { Outside } from './host';

type Strings = Readonly<Record<string, string>>;

export function propertiesService(outside: Outside): object {
  const store = (scope: 'script' | 'user' | 'document'): object => {
    const ask = (name: string, ...args: unknown[]): unknown =>
      outside.call('properties', name, scope, ...args);
    const properties: object = googleObject(outside, 'PropertiesService.Properties', {
      getProperty: method('String', (key: string) => ask('getProperty', key)),
      getProperties: method('', () => ask('getProperties')),
      getKeys: method('', () => Object.keys(ask('getProperties') as Strings)),
      setProperty: method('String, String', (key: string, value: string) => {
        ask('setProperties', { [key]: value }, false);
        return properties;
      }),
      setProperties: method('Object, Boolean?', (values: Strings, deleteOthers = false) => {
        const strings = Object.entries(values).map(([key, value]) => [key, String(value)]);
        ask('setProperties', Object.fromEntries(strings), deleteOthers);
        return properties;
      }),
      deleteProperty: method('String', (key: string) => {
        ask('deleteProperty', key);
        return properties;
      }),
      deleteAllProperties: method('', () => {
        ask('setProperties', {}, true);
        return properties;
      }),
    });
    return properties;
  };
  return googleObject(outside, 'PropertiesService', {
    getScriptProperties: method('', () => store('script')),
    getUserProperties: method('', () => store('user')),
    getDocumentProperties: method('', () => store('document')),
  });
}

export function cacheService(outside: Outside): object {
  const store = (scope: 'script' | 'user' | 'document'): object => {
    const ask = (name: string, ...args: unknown[]): unknown => outside.call('cache', name, scope, ...args);
    return googleObject(outside, 'CacheService.Cache', {
      get: method('String', (key: string) => ask('get', key)),
      put: method('String, String, Integer?', (key: string, value: string, seconds = 600) => {
        ask('put', key, value, seconds);
      }),
      remove: method('String', (key: string) => {
        ask('remove', key);
      }),
    });
  };
  return googleObject(outside, 'CacheService', {
    getScriptCache: method('', () => store('script')),
    getUserCache: method('', () => store('user')),
    getDocumentCache: method('', () => store('document')),
  });
}
