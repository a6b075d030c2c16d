// The secret with which Apps Script signs what it tells the bridge. It is made here and kept in SSM.
import { randomBytes } from 'node:crypto';
import type { Look, Step } from '../step';
import type { World } from '../world';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

export const bridgeSecret: Step = {
  id: 'bridge-secret',
  title: ({ texts }) => texts.titles.bridgeSecret,
  async look({ secrets, texts }): Promise<Look> {
    const secret = await secrets.read('BRIDGE_SECRETS');
    return secret === null
      ? { kind: 'todo', detail: texts.bridge.noSecret }
      : { kind: 'done', detail: texts.bridge.secretStored };
  },
  async act({ secrets }: World): Promise<void> {
    await secrets.write('BRIDGE_SECRETS', `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`);
  },
};
