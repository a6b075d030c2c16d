// A refusal as Slack words it: HTTP 200, `ok: false`.

export class SlackError extends Error {
  override readonly name = 'SlackError';

  constructor(
    readonly code: string,
    readonly details: readonly string[] = [],
  ) {
    super(`Slack refuses: ${code}`);
  }
}
