// Google: clasp is logged in, and may work for that account.
import { Clasp } from '../../services/clasp';
import { ClaspSaidNo } from '../../services/clasp-says';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { claspOf } from './clasp-of';
import { asking } from './trouble';

const API_SWITCH_URL = 'https://script.google.com/home/usersettings';
/** No script of anybody's: Google says first whether the API may be used at all. */
const NO_SCRIPT = 'toban-asks-whether-the-api-is-on';

type Login = 'loggedOut' | 'expired' | 'apiOff' | { readonly email: string };

export const googleLogin: Step = {
  id: 'google-login',
  title: ({ texts }) => texts.titles.googleLogin,
  async look(world): Promise<Look> {
    const login = await loginOf(world);
    return typeof login === 'string'
      ? { kind: 'todo', detail: world.texts.google.login[login] }
      : { kind: 'done', detail: world.texts.google.loggedIn(login.email) };
  },
  async act(world): Promise<void> {
    const before = await loginOf(world);
    if (before !== 'apiOff') await world.terminal.person({ kind: 'logInToGoogle', ...Clasp.LOGIN });
    if ((await loginOf(world)) === 'apiOff') {
      await world.terminal.person({ kind: 'enableAppsScriptApi', url: API_SWITCH_URL });
    }
  },
};

/** @throws StepFailed where Google does not answer */
async function loginOf(world: World): Promise<Login> {
  const clasp = claspOf(world);
  const { loggedIn, email } = await asking(world, () => clasp.user());
  if (!loggedIn) return 'loggedOut';
  const scriptId = world.installation().google?.scriptId ?? NO_SCRIPT;
  // clasp swallows why it found no address, and says no word of the switch: a call tells both.
  return asking(world, async () => {
    try {
      await clasp.deployments(scriptId);
    } catch (error) {
      if (!(error instanceof ClaspSaidNo)) throw error;
      const { reason } = error;
      if (reason === 'loggedOut' || reason === 'expired' || reason === 'apiOff') return reason;
      if (reason === 'unreachable') throw error;
    }
    return { email: email ?? '' };
  });
}
