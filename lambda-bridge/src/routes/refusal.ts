// What kept an entry from being told, in a word for the answer to Apps Script.
import { SlackRefused, Unavailable } from '../errors';

/** One entry's failure, as the answer says it. @throws what is no expected failure */
export function failureWord(error: unknown): string {
  if (error instanceof SlackRefused) return refusalWord(error);
  if (error instanceof Unavailable) return 'later';
  throw error;
}

export function refusalWord({ code, channel }: Pick<SlackRefused, 'code' | 'channel'>): string {
  return channel === null ? code : `${code}: ${channel}`;
}
