// PagerDuty refuses a change for good, since it does not know the From address any more: said once, tried ever more
// rarely, and done at once when the settings name another address.
import { ROBOT } from '../../sandbox/company';
import { CALENDAR, Office } from '../page/office';

const TITLE = 'Refused';

test('a start that is refused is told once and not repeated each minute; a mended address carries it out', async () => {
  const office = await Office.open();
  try {
    const link = await office.due(TITLE);
    const { id } = await office.toban.incident(TITLE);
    const { users } = Reflect.get(office.sandbox.pagerduty, 'account') as { users: Map<string, unknown> };
    users.delete(ROBOT.id);
    expect(await office.press(link, 'yamada@msp.example')).toMatchObject({ case: 'acceptedStart' });
    await office.toban.advance('PT35M');
    const tried = office.changes().filter((change) => change === `PUT /incidents/${id}`);
    // Once by the page, then after 0, 2, 4, 8 and 16 minutes.
    expect(tried.length).toBeLessThanOrEqual(6);
    expect((await office.toban.row(TITLE)).Note).toContain('Requester User Not Found');
    const said = async () =>
      (await office.toban.card(TITLE)).lines.filter(({ text }) => text.includes('Requester User Not Found'));
    expect(await said()).toHaveLength(1);

    await office.toban.set({
      calendars: [{ 'Calendar ID': CALENDAR, 'From (email)': 'suzuki@msp.example' }],
    });
    await office.toban.advance('PT2M');
    expect((await office.toban.incident(TITLE)).status).toBe('acknowledged');
    expect(await office.toban.row(TITLE)).toMatchObject({ State: 'started', Who: 'yamada' });
    expect(await said()).toHaveLength(1);
  } finally {
    await office.close();
  }
});
