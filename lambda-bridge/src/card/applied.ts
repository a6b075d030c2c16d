// What a change makes of a card, before anything is said: pure data.
import type { TaskNotice } from '../../contract';
import type { Card } from './card';

export type Saying =
  | { readonly kind: 'state' }
  | { readonly kind: 'escalated'; readonly change: string }
  | { readonly kind: 'notice'; readonly change: string; readonly notice: TaskNotice };

export interface Applied {
  readonly card: Card;
  /** At most one message: what else there is to say, the next look at the card says. */
  readonly saying: Saying | null;
  /** An announcement: Slack sees nothing of it, not even an edit. */
  readonly quiet: boolean;
}
