// Add calendars: what the account can read is offered, what is chosen becomes rows that the next tick works from, and a
// row that stands is never touched.
import { TABS } from '../../../apps-script/src/core/tabs';
import type { AddedCalendars, CalendarChoices } from '../../../apps-script/src/sheet/dialogs/dialog-data';
import { CUSTOMER_CHANNELS, ROBOT, SERVICES } from '../../sandbox/company';
import { readTab } from '../../sandbox/settings-sheet';
import { CALENDAR, Clinic } from '../checkup/clinic';

const NEW = 'midori@group.calendar.google.com';
const SETTINGS = {
  mode: 'on',
  service: SERVICES[1].id,
  from: ROBOT.email,
  channel: CUSTOMER_CHANNELS[1].id,
};

let clinic: Clinic;
beforeAll(async () => {
  clinic = await Clinic.open();
  const { calendar } = clinic.sandbox;
  calendar.addCalendar({ id: NEW, summary: 'Midori Logistics' });
  calendar.addCalendar({ id: 'other@group.calendar.google.com', summary: 'Only busy', access: 'none' });
});
afterAll(() => clinic.close());

const add = (calendarId: string, settings: Readonly<Record<keyof typeof SETTINGS, string>> = SETTINGS) =>
  clinic.call<AddedCalendars>('addCalendars', [
    { calendars: [{ calendarId, customer: '=Midori' }], settings },
  ]);
const rows = () => readTab(clinic.sandbox.sheets, clinic.sandbox.spreadsheetId, TABS.settings.sheetId);

async function offered(): Promise<CalendarChoices> {
  await clinic.call('addCalendarsFromMenu');
  const dialog = clinic.sandbox.script.window.dialogs.at(-1);
  const html = dialog?.kind === 'page' ? dialog.content : '';
  const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}';
  return (JSON.parse(data) as { choices: CalendarChoices }).choices;
}

test('readable calendars are offered, a listed one as such, with the services of PagerDuty', async () => {
  const { calendars, services, from } = await offered();
  expect(calendars.map(({ id, isListed }) => [id, isListed])).toEqual([
    [CALENDAR, true],
    [NEW, false],
  ]);
  expect(services).toEqual(expect.arrayContaining(SERVICES.map(({ id, name }) => ({ id, name }))));
  expect(from).toBe(ROBOT.email);
});

test('where PagerDuty does not answer, the dialog opens all the same', async () => {
  await clinic.office.toban.break({ pagerduty: { status: 503, for: 'PT1M' } });
  expect((await offered()).services).toBeNull();
  await clinic.office.toban.mend();
});

test('what the tab would not take is named, and nothing is written', async () => {
  const before = rows();
  const { added, bad } = await add(NEW, { ...SETTINGS, channel: '#customer', from: 'nobody' });
  expect([added, [...bad].sort()]).toEqual([0, ['channel', 'from']]);
  expect(rows()).toEqual(before);
});

test('a chosen calendar is a row of plain text, once, and its tasks come due', async () => {
  const before = rows();
  expect(await add(NEW)).toEqual({ added: 1, bad: [] });
  expect(await add(NEW)).toEqual({ added: 0, bad: [] });
  expect(rows().slice(0, before.length)).toEqual(before);
  expect(
    rows()
      .slice(before.length)
      .map(([id, customer]) => [id, customer]),
  ).toEqual([[NEW, '=Midori']]);
  const { toban } = clinic.office;
  await toban.advance('PT2M');
  const at = new Date(clinic.sandbox.clock.nowMs + 3 * 60_000).toISOString();
  await toban.addEvent(NEW, { title: 'Stock check', at });
  await toban.advance('PT5M');
  expect((await toban.incident('Stock check')).service.id).toBe(SERVICES[1].id);
  expect((await offered()).calendars.find(({ id }) => id === NEW)?.isListed).toBe(true);
  expect(clinic.sandbox.journal.complaints).toEqual([]);
});
