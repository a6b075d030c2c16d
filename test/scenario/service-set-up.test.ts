// A PagerDuty service that is set up wrongly loses no work: what it swallows, refuses or closes by itself is said.
import { textOf } from '../sandbox/driver';
import { CALENDAR, type Toban, withToban } from './harness';

const SERVICE = 'POPS000001';
const WORK = { title: 'Rotate the keys', at: '2026-11-24T09:00:00+09:00', minutes: 180 };

async function linesOf(toban: Toban): Promise<readonly string[]> {
  return (await toban.card(WORK.title)).lines.map(({ text }) => text);
}

test('an incident that a service in maintenance swallowed is a failure, said once, and is opened after it', () =>
  withToban({}, async (toban) => {
    await toban.setService(SERVICE, { status: 'maintenance' });
    await toban.addEvent(CALENDAR, WORK);
    await toban.advance('PT40M');
    expect(await toban.incidents(WORK.title)).toEqual([]);
    expect((await toban.row(WORK.title)).State).toBe('failed');
    expect((await linesOf(toban)).filter((text) => text.startsWith('🚨'))).toHaveLength(1);
    await toban.setService(SERVICE, { status: 'active' });
    await toban.advance('PT3M');
    expect((await toban.incident(WORK.title)).status).toBe('triggered');
    expect((await toban.row(WORK.title)).State).toBe('open');
  }));

test('a disabled service refuses: said once, and opened as soon as it is active again', () =>
  withToban({}, async (toban) => {
    await toban.setService(SERVICE, { status: 'disabled' });
    await toban.addEvent(CALENDAR, WORK);
    await toban.advance('PT40M');
    expect((await toban.row(WORK.title)).State).toBe('failed');
    const { root, lines } = await toban.card(WORK.title);
    expect(lines).toEqual([]);
    expect(textOf(root)).toContain('Incident could not be created');
    await toban.setService(SERVICE, { status: 'active' });
    await toban.advance('PT2M');
    expect((await toban.row(WORK.title)).State).toBe('open');
    expect((await toban.incident(WORK.title)).incident_key).toMatch(/-1$/);
  }));

test('work that nobody started and the auto-resolve timer closed is opened again, and that is said', () =>
  withToban({}, async (toban) => {
    await toban.setService(SERVICE, { autoResolve: 600 });
    await toban.addEvent(CALENDAR, WORK);
    await toban.advance('PT11M');
    await toban.setService(SERVICE, { autoResolve: null });
    await toban.advance('PT13M');
    const incidents = await toban.incidents(WORK.title);
    expect(incidents.map(({ status }) => status)).toEqual(['resolved', 'triggered']);
    expect((await toban.row(WORK.title)).Note).toContain('switch auto-resolve off');
    expect((await linesOf(toban)).join('\n')).not.toContain('Finished');
  }));

test('started work that the acknowledgement timer lets go of waits again; who started is kept', () =>
  withToban({}, async (toban) => {
    await toban.setService(SERVICE, { acknowledgement: 600 });
    await toban.addEvent(CALENDAR, WORK);
    await toban.advance('PT12M');
    await toban.act(WORK.title, 'acknowledge', 'Sato Ken');
    await toban.advance('PT5M');
    expect(await toban.row(WORK.title)).toMatchObject({ State: 'started', Who: 'Sato Ken' });
    await toban.advance('PT7M');
    expect(await toban.row(WORK.title)).toMatchObject({ State: 'open', Who: 'Sato Ken' });
    expect((await linesOf(toban)).some((text) => text.includes('Open again'))).toBe(true);
  }));
