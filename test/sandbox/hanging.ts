// A service that takes a request and answers nothing for a while: the virtual clock moves on meanwhile. What was asked
// is done after that, whether anybody still waits for the answer or not.
import type { VirtualClock } from './clock';
import type { Faults, Hanging } from './faults';
import type { HttpHandler } from './http';

export function hanging(
  service: Hanging,
  handler: HttpHandler,
  { clock, faults }: { readonly clock: VirtualClock; readonly faults: Faults },
): HttpHandler {
  return async (request) => {
    const hangMs = faults.hangOf(service);
    if (hangMs > 0) await clock.sleep(hangMs);
    return handler(request);
  };
}
