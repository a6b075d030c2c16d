// Errors as Google's services throw them: `Exception`, or `GoogleJsonResponseException` with details.

export class GoogleError extends Error {
  readonly details?: unknown;

  constructor(name: string, message: string, details?: unknown) {
    super(message);
    Object.defineProperty(this, 'name', { value: name, configurable: true });
    if (details !== undefined) this.details = details;
  }
}

export function exception(message: string): GoogleError {
  return new GoogleError('Exception', message);
}
