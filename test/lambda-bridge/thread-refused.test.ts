// A thread that Slack will not let us answer in costs one new card for each request, never a channel full of them.
import { json } from '../sandbox/http';
import { deliver, push, type Rig, shown, startRig } from './rig';
import { snapshot, v3 } from './samples';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

test.each(['thread_not_found', 'cannot_reply_to_message'])('%s for every reply', async (error) => {
  await push(rig, [snapshot()]);
  let posts = 0;
  rig.outside.fate = ({ operation }) => {
    if (operation !== 'chat.postMessage') return undefined;
    posts += 1;
    // Replies and new roots take turns.
    return posts % 2 === 1 ? json(200, { ok: false, error }) : undefined;
  };
  expect(await deliver(rig, v3('acknowledged', { second: 60, by: 'Sato' }))).toBe(200);
  expect(shown(rig)).toHaveLength(2);
});
