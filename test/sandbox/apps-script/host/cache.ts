// CacheService: values that fade with the virtual clock (at most 6 hours, 100 KB each).
import type { VirtualClock } from '../../clock';
import { type HostService, ScriptException } from './service';

const LONGEST_SECONDS = 21_600;
const VALUE_BYTES = 100 * 1_024;

export function cacheService(clock: VirtualClock): HostService {
  const entries = new Map<string, { readonly value: string; readonly untilMs: number }>();
  return {
    name: 'cache',
    counts: true,
    methods: {
      get: (_, scope: string, key: string) => {
        const entry = entries.get(`${scope} ${key}`);
        return entry && entry.untilMs > clock.nowMs ? entry.value : null;
      },
      put: (_, scope: string, key: string, value: string, seconds: number) => {
        if (Buffer.byteLength(value) > VALUE_BYTES) throw new ScriptException('Argument too large: value');
        const untilMs = clock.nowMs + Math.min(seconds, LONGEST_SECONDS) * 1_000;
        entries.set(`${scope} ${key}`, { value, untilMs });
      },
      remove: (_, scope: string, key: string) => void entries.delete(`${scope} ${key}`),
    },
  };
}
