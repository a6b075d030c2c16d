// How AWS says no. Each protocol wraps it in its own way; the code is what callers go by.

export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}
