// Names that stay the same over ticks, crashes and repeats: of a task, and of each attempt's incident.

/** Lower-case hex SHA-256 of the text's UTF-8 bytes. */
export type Digest = (text: string) => string;

const HASH_CHARACTERS = 32;

/** @param eventId the instance's id, which stays when the instance is moved */
export function taskKeyOf(calendarId: string, eventId: string): string {
  return `${calendarId}/${eventId}`;
}

export function taskHash(taskKey: string, digest: Digest): string {
  return digest(taskKey).slice(0, HASH_CHARACTERS);
}

/** `toban-<hash>-<attempt>`, far below the 64 characters that are safe. */
export function incidentKeyOf(taskKey: string, attempt: number, digest: Digest): string {
  // PagerDuty answers an empty key with every open incident: nothing without a name may come so far.
  if (taskKey === '') throw new RangeError('a task without a key has no incident');
  return `toban-${taskHash(taskKey, digest)}-${attempt}`;
}

const INCIDENT_KEY = new RegExp(`^toban-([0-9a-f]{${HASH_CHARACTERS}})-([1-9][0-9]*)$`);

export function parseIncidentKey(
  key: string | null,
): { readonly hash: string; readonly attempt: number } | null {
  const match = key === null ? null : INCIDENT_KEY.exec(key);
  return match?.[1] && match[2] ? { hash: match[1], attempt: Number(match[2]) } : null;
}
