// Utilities.sleep: the only waiting that a script asks for by itself. It is no round trip.
import type { VirtualClock } from '../../clock';
import type { HostService } from './service';

export function timeService(clock: VirtualClock): HostService {
  return {
    name: 'time',
    counts: false,
    methods: { sleep: (_, ms: number) => clock.sleep(ms) },
  };
}
