// Work that runs past its planned end is told after the grace, again each interval, and anew when the end is moved.
import { CALENDAR, withToban } from './harness';

test('grace and interval are those of the settings; a longer end counts from itself', () =>
  withToban({}, async (toban) => {
    await toban.set({ general: { 'Overrun grace': '5', 'Overrun interval': '10' } });
    const event = await toban.addEvent(CALENDAR, {
      title: 'Patch db1',
      at: '2026-11-24T09:00:00+09:00',
      minutes: 30,
    });
    await toban.advance('PT12M');
    await toban.act('Patch db1', 'acknowledge', 'Sato Ken');
    const overruns = async () =>
      (await toban.card('Patch db1')).lines
        .map(({ text }) => /Still running (.*) after/.exec(text)?.[1])
        .filter(Boolean);

    await toban.advance('PT32M');
    expect(await overruns()).toEqual([]);
    await toban.advance('PT13M');
    expect(await overruns()).toEqual(['5 min', '15 min']);

    await toban.changeEvent(CALENDAR, event.id, { end: { dateTime: '2026-11-24T10:00:00+09:00' } });
    await toban.advance('PT17M');
    expect(await overruns()).toEqual(['5 min', '15 min']);
    await toban.advance('PT13M');
    expect(await overruns()).toEqual(['5 min', '15 min', '5 min', '15 min']);
  }));
