// The real clasp, logged in to the sandbox's Google: a credentials file, and the environment in which it runs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Far enough that clasp never refreshes by itself. */
const NEVER_MS = Date.UTC(2100, 0, 1);

export interface ClaspAccount {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What `clasp login` leaves behind; with an access token that is over, clasp tries to refresh it. */
  readonly logIn: (expiry?: 'valid' | 'over') => void;
  readonly logOut: () => void;
}

/** @param folder for the credentials; @param url where the sandbox is, without a slash at the end */
export function claspAccount(folder: string, url: string, accessToken: string): ClaspAccount {
  const file = join(folder, 'clasprc.json');
  mkdirSync(folder, { recursive: true });
  const preload = pathToFileURL(join(__dirname, 'to-sandbox.mjs')).href;
  return {
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${preload}`,
      TOBAN_GOOGLE_URL: `${url}/google`,
      clasp_config_auth: file,
    },
    logIn: (expiry = 'valid') => {
      const token = {
        type: 'authorized_user',
        client_id: 'sandbox.apps.googleusercontent.com',
        client_secret: 'sandbox-client-secret',
        refresh_token: 'sandbox-refresh-token',
        access_token: accessToken,
        expiry_date: expiry === 'over' ? 1 : NEVER_MS,
      };
      writeFileSync(file, JSON.stringify({ tokens: { default: token } }), { mode: 0o600 });
    },
    logOut: () => rmSync(file, { force: true }),
  };
}
