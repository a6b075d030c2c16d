// A calendar that is switched off calls nobody, what is at work there is kept and said once, and switched on again it
// begins anew.
import { CALENDAR, type Toban, withToban } from './harness';

const mode = (toban: Toban, value: string) =>
  toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Mode: value }] });
const at = (time: string) => `2026-11-24T${time}:00+09:00`;

test('off and on again: nothing that started meanwhile opens, what starts afterwards does', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Known, starts while off', at: at('09:10') });
    await toban.addEvent(CALENDAR, { title: 'Known, starts later', at: at('09:50') });
    await toban.advance('PT5M');
    await mode(toban, 'off');
    await toban.addEvent(CALENDAR, { title: 'Added and started while off', at: at('09:20') });
    await toban.advance('PT35M');
    expect((await toban.row('Known, starts while off')).State).toBe('upcoming');
    await mode(toban, 'on');
    await toban.advance('PT30M');

    expect(await toban.row('Known, starts while off')).toMatchObject({
      State: 'skipped',
      Note: 'Skipped: its calendar was switched off at its time',
    });
    expect(await toban.rows('Added and started while off')).toEqual([]);
    expect((await toban.incident('Known, starts later')).created_at).toBe('2026-11-24T00:50:00Z');
    expect((await toban.state()).incidents).toHaveLength(1);
  }));

test('an open task is kept: reminders go on, and it is said once', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Check the backup', at: at('09:00') });
    await toban.advance('PT12M');
    await mode(toban, 'off');
    await toban.advance('PT30M');
    expect((await toban.incident('Check the backup')).status).toBe('triggered');
    const { slack } = await toban.state();
    expect(slack.filter(({ text }) => text.includes('was switched off'))).toHaveLength(1);
    expect(slack.filter(({ text }) => text.includes('Nobody has started yet')).length).toBeGreaterThan(1);

    await toban.act('Check the backup', 'acknowledge', 'Sato Ken');
    await toban.advance('PT2M');
    expect(await toban.row('Check the backup')).toMatchObject({ State: 'started', Who: 'Sato Ken' });
  }));

test('a bad cell switches nothing off: what came due meanwhile opens late', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Due meanwhile', at: at('09:00') });
    await toban.advance('PT5M');
    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Urgency: 'very' }] });
    await toban.advance('PT25M');
    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Urgency: 'high' }] });
    await toban.advance('PT3M');
    expect((await toban.incident('Due meanwhile')).status).toBe('triggered');
  }));
