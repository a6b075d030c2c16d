// A click that finds its change made tells who made it; a repeated call knows its own.
import type { Incident } from '../../../apps-script/src/core/incident';
import { overtaken } from '../../../apps-script/src/page/overtaken';
import { at } from './sample-task';

const incident: Incident = {
  id: 'PINC001',
  key: null,
  status: 'acknowledged',
  changedMs: at('09:50:10'),
  changedBy: { kind: 'person', name: 'Sato' },
  acknowledgedBy: 'Sato',
  createdMs: at('09:45'),
  link: null,
  bodyStartMs: null,
  mergedInto: null,
};
const start = { action: 'start', by: 'suzuki', note: null, atMs: at('09:50:10.700') } as const;
const finish = { ...start, action: 'finish' } as const;

test('somebody had acknowledged it: they started', () => {
  expect(overtaken(incident, start, false)).toMatchObject({
    case: 'started',
    who: 'Sato',
    sinceMs: at('09:50:10'),
  });
});

test('somebody had resolved it: it is finished, for a start as for a finish', () => {
  const resolved = { ...incident, status: 'resolved' } as const;
  expect(overtaken(resolved, start, false)).toMatchObject({ case: 'done', sinceMs: at('09:50:10') });
  expect(overtaken(resolved, finish, false)).toMatchObject({ case: 'done' });
  expect(overtaken(resolved, start, true)).toMatchObject({ case: 'done' });
});

test('the same click once more finds its own change, though PagerDuty cuts its time to the second', () => {
  expect(overtaken(incident, start, true)).toMatchObject({ case: 'youStarted', who: 'suzuki' });
  expect(overtaken({ ...incident, status: 'resolved' }, finish, true)).toMatchObject({ case: 'youFinished' });
});

test('the same click once more does not take an earlier change for its own', () => {
  const earlier = { ...incident, changedMs: at('09:49:00') };
  expect(overtaken(earlier, start, true)).toMatchObject({ case: 'started', who: 'Sato' });
});

test('a postponement that finds the incident started or finished by somebody else says so', () => {
  const postpone = { ...start, action: 'postpone', untilMs: at('12:00') } as const;
  const resolved = { ...incident, status: 'resolved' } as const;
  expect(overtaken(incident, postpone, true)).toMatchObject({ case: 'started', who: 'Sato' });
  expect(overtaken(resolved, postpone, false)).toMatchObject({ case: 'done' });
  expect(overtaken(resolved, postpone, true)).toMatchObject({
    case: 'youPostponed',
    who: 'suzuki',
    sinceMs: at('12:00'),
  });
});
