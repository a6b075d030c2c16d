// What the bridge logs can be counted: each line reaches CloudWatch as bare JSON with its event, since the alarms' filters
// match nothing else.
import { deliver, push, startRig } from './rig';
import { at, snapshot, v3 } from './samples';

test('each line is one JSON object with its level and event, and nothing before it', async () => {
  const rig = await startRig();
  await push(rig, []);
  await push(rig, [snapshot()]);
  await deliver(rig, v3('acknowledged', { second: 60, by: 'Sato\nKen' }));
  await deliver(rig, v3('triggered', { key: 'other', incidentId: 'POTHER' }));
  await push(rig, [snapshot({ state: 'done', at: at(120), channel: 'CGONE' })]);
  await rig.close();
  const events = rig.bridge.logs.map(({ fields }) => fields?.event);
  expect(events).toEqual(expect.arrayContaining(['tasks.received', 'answered', 'told', 'not-ours']));
  expect(rig.bridge.logs.filter(({ source, fields }) => source !== 'stdout' || !fields?.level)).toEqual([]);
});
