// Which of the bridge's addresses a tick uses: one that answers before one that hung.
import { type BridgeAddress, bridgeAddresses, pushTasks } from '../services/bridge';
import type { Properties } from '../services/properties';
import type { Wire } from '../services/wire';

/** The address for what is sent beside other requests, so that its hang would cost them; none where all have hung. */
export function wellBridge(properties: Properties, wire: Wire): BridgeAddress | undefined {
  return bridgeAddresses(properties).find(({ service }) => wire.watch.way(service) === 'together');
}

/** In the order in which a push tries them. */
export function usableBridges(properties: Properties, wire: Wire): BridgeAddress[] {
  const addresses = bridgeAddresses(properties);
  return (['together', 'alone'] as const).flatMap((way) =>
    addresses.filter(({ service }) => wire.watch.way(service) === way),
  );
}

/**
 * An address that hung is tried with an empty post, after the record: nothing waits for it, and an address that is not
 * tried would never be used again.
 * @returns why no address can be used, null where one can
 */
export function tryBridges(properties: Properties, wire: Wire, nowMs: number): string | null {
  const addresses = bridgeAddresses(properties);
  const untried = addresses.filter(
    ({ service }) => wire.watch.way(service) === 'alone' && !wire.watch.wasAsked(service),
  );
  for (const address of untried)
    pushTasks(properties, { snapshots: [], notices: [] }, nowMs, [address], wire.sendIfEarly);
  return addresses.some(({ service }) => wire.watch.way(service) === 'together')
    ? null
    : 'the bridge hangs: Slack is told when it answers again';
}
