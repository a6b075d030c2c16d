// `toban-<hash>-<attempt>`: the only incidents that are ours, beside those known by an alias.

export interface TaskAttempt {
  readonly hash: string;
  readonly attempt: number;
}

const INCIDENT_KEY = /^toban-([A-Za-z0-9_-]{1,48})-([1-9]\d{0,5})$/;

export function parseIncidentKey(key: string | null): TaskAttempt | null {
  const match = INCIDENT_KEY.exec(key ?? '');
  return match?.[1] && match[2] ? { hash: match[1], attempt: Number(match[2]) } : null;
}

export function incidentKeyOf({ hash, attempt }: TaskAttempt): string {
  return `toban-${hash}-${attempt}`;
}
