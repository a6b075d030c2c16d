// Ids of recurring events. An instance is `<series>_<start>`; what "this and following" splits off is `<base>_R<start>`.

const INSTANCE = /_\d{8}(T\d{6}Z)?$/;
const SPLIT = /(_R\d{8}(T\d{6}Z?)?)+$/;

/** What an event's ids have in common, however often its series was split or moved; of a single event its own id. */
export function baseIdOf(eventId: string): string {
  return eventId.replace(INSTANCE, '').replace(SPLIT, '');
}
