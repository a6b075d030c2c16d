// A person who opens a link of the web app as a browser would: signs in, gets the page, presses its button.
import { randomUUID } from 'node:crypto';

export interface PageAnswer {
  /** What the page's case is called, such as `acceptedStart`. */
  readonly case: string;
  readonly who: string | null;
  /** Where the page leads on to, such as the task as it is now. */
  readonly goOn: { readonly link: string } | null;
}

const FUNCTIONS = { start: 'startTask', finish: 'finishTask', postpone: 'postponeTask' } as const;

/** What a press may carry beside the link. */
export interface Pressed {
  readonly note?: string;
  /** ISO 8601; to when a task is put off. */
  readonly until?: string;
  /** The same for a press that is repeated. */
  readonly nonce?: string;
}

/**
 * Presses a button of a start or finish page.
 * @param link a card's link to the web app
 * @param email the Google account that signs in
 * @throws Error when the page is not shown or the call fails
 */
export async function pressButton(
  link: string,
  action: keyof typeof FUNCTIONS,
  email: string,
  pressed: Pressed = {},
): Promise<PageAnswer> {
  const { origin, searchParams, pathname, search } = new URL(link);
  const cookie = await signIn(origin, pathname + search, email);
  const page = await fetch(link, { headers: { cookie } });
  const text = await page.text();
  if (!page.ok || !text.includes('sandboxFrame'))
    throw new Error(`${link} shows no page: ${text.slice(0, 300)}`);
  const token = searchParams.get('t') ?? '';
  const answer = await fetch(`${origin}/webapp/run`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify({
      functionName: FUNCTIONS[action],
      args: [{ token, name: '', note: '', nonce: randomUUID(), ...pressed }],
    }),
  });
  const body = (await answer.json()) as { result?: PageAnswer; error?: { message: string } };
  if (!body.result) throw new Error(`${FUNCTIONS[action]} failed: ${body.error?.message}`);
  return body.result;
}

async function signIn(origin: string, goOn: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/webapp/accounts?continue=${encodeURIComponent(goOn)}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email }).toString(),
  });
  const [cookie] = (answer.headers.get('set-cookie') ?? '').split(';');
  if (!cookie) throw new Error(`${email} could not sign in: ${answer.status}`);
  return cookie;
}
