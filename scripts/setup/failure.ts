// What went wrong on the way, and how to go on. Never with a secret in it.

export class StepFailed extends Error {
  override readonly name = 'StepFailed';
  /**
   * @param what failed, naming the place
   * @param mend what a person should do before running the command again
   */
  constructor(
    what: string,
    readonly mend: string,
    options?: ErrorOptions,
  ) {
    super(what, options);
  }
}
