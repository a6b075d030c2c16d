// What the instances print, line by line, as CloudWatch would keep it.

export interface LogLine {
  readonly atMs: number;
  readonly instance: string;
  /** `platform` lines are Lambda's own: a crash, a time-out. */
  readonly source: 'stdout' | 'stderr' | 'platform';
  /** From the line's own `level` where it is JSON, or as the console put it before; what else is on stderr is an error. */
  readonly level: string;
  readonly text: string;
  /** The line's fields where it is a JSON object. */
  readonly fields: Readonly<Record<string, unknown>> | undefined;
}

const PREFIXED = /^\S+\t\S+\t([A-Z]+)\t/;

export function logLine(atMs: number, instance: string, source: LogLine['source'], text: string): LogLine {
  const fields = jsonObject(text);
  const level = typeof fields?.level === 'string' ? fields.level : PREFIXED.exec(text)?.[1];
  return {
    atMs,
    instance,
    source,
    level: level?.toLowerCase() ?? (source === 'stdout' ? 'info' : 'error'),
    text,
    fields,
  };
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
