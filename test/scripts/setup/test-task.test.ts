// From a script that is only pushed to a task that goes the whole way: a person pastes the block, sets up the tabs, saves
// an event, and presses the links in Slack. What stays away is told with where to look.
import type { PersonAct } from '../../../scripts/setup/person';
import { calendars } from '../../../scripts/setup/steps/calendars';
import { connect } from '../../../scripts/setup/steps/connect';
import { pagerDutyAccount } from '../../../scripts/setup/steps/pagerduty-account';
import { setUpSheet } from '../../../scripts/setup/steps/set-up-sheet';
import { slackApp } from '../../../scripts/setup/steps/slack-app';
import { slackChannels } from '../../../scripts/setup/steps/slack-channels';
import { testTask } from '../../../scripts/setup/steps/test-task';
import { PEOPLE, SECRETS, SERVICES, TEST_CHANNEL } from '../../sandbox/company';
import { Driver } from '../../sandbox/driver';
import { type Company, deployed, lastWords, openCompany } from './company';
import { pushed } from './pushed';

const CALENDAR = 'test@group.calendar.google.com';
const ANSWERS = { heartbeat: '', testCalendar: CALENDAR };

let company: Company;
let toban: Driver;
beforeEach(async () => {
  company = await openCompany('none');
  toban = new Driver(company.sandbox.url);
  for (const step of [slackApp, slackChannels, pagerDutyAccount]) await company.run(step);
  deployed(company, ['a']);
  pushed(company);
  company.onAct = does;
});
afterEach(() => company.close());

/** What the person is asked to do, done in the simulators. */
async function does(act: PersonAct): Promise<void> {
  const { sandbox } = company;
  const choose = (name: string, args: readonly unknown[] = []) =>
    sandbox.clock.complete(() => sandbox.script.run(name, args, { kind: 'menu' }));
  switch (act.kind) {
    case 'connect':
      await choose('connect', [{ block: act.block, newLinkSecret: false }]);
      return;
    case 'setUpSheet':
      await choose('setUp');
      sandbox.settings.set([], { Language: act.language, 'Test channel': act.testChannel });
      return;
    case 'addCalendars':
      sandbox.calendar.addCalendar({ id: CALENDAR, summary: 'Toban test' });
      await choose('addCalendars', [
        {
          calendars: [{ calendarId: CALENDAR, customer: 'Toban test' }],
          settings: {
            mode: 'on',
            service: SERVICES.find(({ name }) => name === act.service)?.id,
            from: act.from,
            channel: act.channels[0],
          },
        },
      ]);
      return;
    case 'createTestEvent': {
      const asked = new URL(act.url).searchParams;
      const [start, end] = (asked.get('dates') ?? '').split('/').map(instant);
      sandbox.calendar.insert(asked.get('src') ?? '', {
        summary: asked.get('text'),
        description: asked.get('details'),
        start: { dateTime: start },
        end: { dateTime: end },
      });
      return;
    }
    case 'startTestTask':
      await toban.click('Start', act.title, PEOPLE[0].email);
      return;
    case 'finishTestTask':
      await toban.click('Finish', act.title, PEOPLE[0].email);
  }
}

/** `20261124T090000Z` → ISO 8601 */
function instant(basic: string): string {
  return basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}

test('a person who does what is asked has a task that goes the whole way', async () => {
  for (const step of [connect, setUpSheet, calendars, testTask])
    expect(await company.run(step, ANSWERS)).toBe(true);
  const said = company.terminal.said.join('\n');
  expect(said).toMatch(/PagerDuty has the incident, seen \d+ s after the due time/);
  expect(said).toMatch(/Slack has the card, seen \d+ s after the due time/);
  expect(said).toContain('finished: PagerDuty has it resolved, and the card shows it');
  expect(company.terminal.acts.map(({ kind }) => kind)).toEqual([
    'createTestEvent',
    'startTestTask',
    'finishTestTask',
    'deleteTestEvent',
  ]);
  expect(company.sandbox.errors).toEqual([]);
});

test('the block holds what the script needs, is shown once, and asked for again when a secret has changed', async () => {
  await company.run(connect, { ...ANSWERS, heartbeat: 'https://hc.example/ping' });
  expect(company.sandbox.script.properties.all()).toMatchObject({
    PAGERDUTY_TOKEN: SECRETS.pagerdutyToken,
    BRIDGE_URL: `${company.sandbox.url}/bridge/a`,
    BRIDGE_SECRET: SECRETS.bridge,
    HEARTBEAT_URL: 'https://hc.example/ping',
    WEB_APP_URL: `${company.sandbox.url}/webapp/exec`,
  });
  const { LINK_SECRET } = company.sandbox.script.properties.all();
  const kept = JSON.stringify(company.installation);
  for (const secret of [SECRETS.pagerdutyToken, SECRETS.bridge, LINK_SECRET])
    expect(kept).not.toContain(secret);
  expect(await company.run(connect)).toBe(true);
  expect(company.terminal.acts).toEqual([]);

  company.stored.set('PAGERDUTY_TOKEN', 'exchanged');
  expect(await company.run(connect, ANSWERS)).toBe(true);
  expect(company.terminal.said[0]).toContain('a secret has changed since the block was pasted');
  expect(company.sandbox.script.properties.all()).toMatchObject({
    PAGERDUTY_TOKEN: 'exchanged',
    LINK_SECRET,
  });
});

test('an event that brings no incident, and a card that does not come, are told with the mend', async () => {
  for (const step of [connect, setUpSheet, calendars]) await company.run(step, ANSWERS);
  company.onAct = () => undefined;
  expect(await company.run(testTask, ANSWERS)).toBe(false);
  expect(lastWords(company)).toContain('PagerDuty has no incident for it');
  expect(lastWords(company)).toContain('with mode "on"');

  company.onAct = does;
  const { script, url } = company.sandbox;
  script.properties.set({ BRIDGE_URL: `${url}/bridge/nowhere` });
  expect(await company.run(testTask, ANSWERS)).toBe(false);
  expect(lastWords(company)).toContain(`no card has come to ${TEST_CHANNEL.id}`);
  expect(company.installation.confirmed['test-task']).toBeUndefined();
});
