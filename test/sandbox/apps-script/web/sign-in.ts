// Who visits: a cookie names the Google account that was chosen on the stand-in for Google's sign-in page.
import type { HttpRequest, HttpResponse } from '../../http';
import type { Manifest } from '../manifest';
import type { GoogleUser } from '../protocol';
import { errorPage, signInPage } from './pages';

const COOKIE = 'sandbox_account';

export type Visit =
  | { readonly kind: 'welcome'; readonly user: GoogleUser | null }
  | { readonly kind: 'signIn' }
  | { readonly kind: 'refused' };

/** The account in the request's cookie; null for nobody. */
export function visitorOf(request: HttpRequest, users: readonly GoogleUser[]): GoogleUser | null {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  const value = cookies.find((each) => each.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  if (!value) return null;
  const email = decodeURIComponent(value);
  return users.find((user) => user.email === email) ?? { email, locale: localeOf(request) };
}

/** Whether the manifest lets this visitor in. */
export function admitted(
  access: NonNullable<Manifest['webapp']>['access'],
  user: GoogleUser | null,
  owner: GoogleUser,
): Visit {
  if (access === 'ANYONE_ANONYMOUS') return { kind: 'welcome', user };
  if (!user) return { kind: 'signIn' };
  const welcome =
    access === 'ANYONE' ||
    (access === 'DOMAIN' && domainOf(user) === domainOf(owner)) ||
    user.email === owner.email;
  return welcome ? { kind: 'welcome', user } : { kind: 'refused' };
}

/** GET shows the accounts, POST takes one and goes on to the page that was asked for. */
export function accounts(request: HttpRequest, users: readonly GoogleUser[]): HttpResponse {
  const goOn = new URL(request.url).searchParams.get('continue') ?? '';
  if (!goOn.startsWith('/webapp/')) return errorPage('The continue address leaves the web app.', 400);
  if (request.method === 'GET') return signInPage(users, goOn);
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  const email = form.get('email') || form.get('other');
  if (!email) return signInPage(users, goOn);
  const cookie = `${COOKIE}=${encodeURIComponent(email)}; Path=/webapp; HttpOnly; SameSite=Lax`;
  return { status: 302, headers: { location: goOn, 'set-cookie': cookie }, body: '' };
}

export function signInRedirect(request: HttpRequest): HttpResponse {
  const { pathname, search } = new URL(request.url);
  const location = `/webapp/accounts?continue=${encodeURIComponent(pathname + search)}`;
  return { status: 302, headers: { location }, body: '' };
}

/** Of a visitor without an account of the sandbox's own. */
export function localeOf(request: HttpRequest): string {
  return (request.headers['accept-language'] ?? '').startsWith('ja') ? 'ja' : 'en';
}

export function domainOf({ email }: GoogleUser): string {
  return email.slice(email.indexOf('@') + 1);
}
