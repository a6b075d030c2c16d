// PropertiesService's stores, with Google's limits (developers.google.com/apps-script/guides/services/quotas).
import type { Quotas } from './quotas';
import { type HostService, ScriptException } from './service';

const VALUE_BYTES = 9 * 1_024;
const STORE_BYTES = 500 * 1_024;

/** One store of strings. Tests and the console read and fill it as the project settings page would. */
export class PropertyStore {
  private values = new Map<string, string>();

  get(key: string): string | undefined {
    return this.values.get(key);
  }

  all(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.values);
  }

  /** All or nothing. Throws ScriptException above a limit. */
  set(added: Readonly<Record<string, string>>, deleteOthers = false): void {
    const values = new Map(deleteOthers ? [] : this.values);
    for (const [key, value] of Object.entries(added)) {
      if (Buffer.byteLength(value) > VALUE_BYTES) throw new ScriptException('Argument too large: value');
      values.set(key, value);
    }
    let bytes = 0;
    for (const [key, value] of values) bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
    if (bytes > STORE_BYTES) {
      throw new ScriptException(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    this.values = values;
  }

  delete(key: string): void {
    this.values.delete(key);
  }
}

export interface PropertyStores {
  readonly script: PropertyStore;
  readonly document: PropertyStore;
  user(email: string): PropertyStore;
}

export function propertyStores(): PropertyStores {
  const users = new Map<string, PropertyStore>();
  return {
    script: new PropertyStore(),
    document: new PropertyStore(),
    user: (email) => {
      const store = users.get(email) ?? new PropertyStore();
      users.set(email, store);
      return store;
    },
  };
}

export function propertiesService(stores: PropertyStores, ownerEmail: string, quotas: Quotas): HostService {
  const storeOf = (scope: string): PropertyStore => {
    quotas.use('properties', 1);
    if (scope === 'script') return stores.script;
    return scope === 'document' ? stores.document : stores.user(ownerEmail);
  };
  return {
    name: 'properties',
    counts: true,
    methods: {
      getProperty: (_, scope: string, key: string) => storeOf(scope).get(key) ?? null,
      getProperties: (_, scope: string) => storeOf(scope).all(),
      setProperties: (_, scope: string, values: Record<string, string>, deleteOthers: boolean) =>
        storeOf(scope).set(values, deleteOthers),
      deleteProperty: (_, scope: string, key: string) => storeOf(scope).delete(key),
    },
  };
}
