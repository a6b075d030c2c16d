// What one request works with, from its first read to its answer.
import type { Deadline } from '../deadline';
import type { Environment } from '../environment';
import type { SlackRefused } from '../errors';
import { SlackClient } from '../slack/client';
import { Pace } from '../slack/pace';
import type { Kind } from './step';

export interface Session {
  readonly slack: SlackClient;
  readonly pace: Pace;
  readonly deadline: Deadline;
  /** Empty where there is none. */
  readonly defaultChannel: string;
}

/** One delivery under way. */
export interface Delivery<B> {
  readonly kind: Kind<B>;
  readonly session: Session;
  /** Refusals that were gone round; more come as it goes on. */
  readonly refusals: SlackRefused[];
}

/** A function this late was frozen: nobody waits for its answer, and it may still tidy up. */
const LATE_MS = 1_000;

export function isLate({ deadline }: Session): boolean {
  return Date.now() > deadline.atMs + LATE_MS;
}

/** The same session for calls that end by another deadline. */
export function withDeadline(session: Session, deadline: Deadline): Session {
  return { ...session, deadline, slack: session.slack.until(deadline) };
}

const SLACK_API_URL = 'https://slack.com/api';

/** @param waits whether the request may wait for Slack's rate limit. @throws NotConfigured */
export function openSession(environment: Environment, deadline: Deadline, waits: boolean): Session {
  const apiUrl = (environment.text('SLACK_API_URL') ?? SLACK_API_URL).replace(/\/+$/, '');
  return {
    slack: new SlackClient(environment.need('SLACK_BOT_TOKEN'), apiUrl, deadline),
    pace: new Pace(deadline, waits),
    deadline,
    defaultChannel: environment.text('SLACK_DEFAULT_CHANNEL') ?? '',
  };
}
