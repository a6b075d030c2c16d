// What an execution knows of itself: who runs it, who looks on, and under which manifest.
import type { Manifest } from './manifest';
import type { ExecutionInfo, ExecutionKind, GoogleUser, Selection } from './protocol';
import { domainOf } from './web/sign-in';

const SCRIPT_ID = 'sandbox-script';

export interface RunOptions {
  readonly kind: ExecutionKind;
  /** The visitor of a web app, or who clicks a menu; null is nobody signed in. The owner by default. */
  readonly user?: GoogleUser | null;
  /** Of a visitor who is not signed in. */
  readonly locale?: string;
  readonly selection?: Selection;
  /** Which code runs: the newest pushed one by default, or that of the deployment. */
  readonly code?: 'head' | 'deployed';
}

interface Circumstances {
  readonly manifest: Manifest;
  readonly owner: GoogleUser;
  readonly user: GoogleUser | null;
  readonly token: string;
  /** Of Math.random, 0 ≤ x < 1. */
  readonly chance: number;
  readonly spreadsheetId: string;
  readonly webAppUrl: string;
}

export function executionInfo(given: Circumstances, { kind, selection, locale }: RunOptions): ExecutionInfo {
  const { manifest, owner, user, webAppUrl } = given;
  const asVisitor = manifest.webapp?.executeAs === 'USER_ACCESSING' && user !== null;
  const known = user !== null && (asVisitor || domainOf(user) === domainOf(owner));
  return {
    kind,
    seed: Math.floor(given.chance * 2 ** 32),
    scriptId: SCRIPT_ID,
    timeZone: manifest.timeZone,
    scopes: manifest.oauthScopes,
    activeEmail: known ? user.email : '',
    effectiveEmail: asVisitor ? user.email : owner.email,
    userKey: Buffer.from(user?.email ?? 'anonymous').toString('base64url'),
    locale: user?.locale ?? locale ?? 'en',
    token: given.token,
    // In a trigger the service answers the address of the development version.
    serviceUrl: kind === 'trigger' ? webAppUrl.replace(/\/exec$/, '/dev') : webAppUrl,
    spreadsheetId: given.spreadsheetId,
    selection,
  };
}
