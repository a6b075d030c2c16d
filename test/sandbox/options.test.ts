import { readCommandLine } from './options';

const start = (...args: string[]) => {
  const read = readCommandLine(args);
  if (read.kind !== 'start') throw new Error(JSON.stringify(read));
  return read.options;
};

test('without options the built-in example runs in English and the clock stands still', () => {
  expect(start()).toEqual({ calendars: [], atMs: undefined, speed: 0, port: undefined, locale: 'en' });
});

test('every option is read, and --calendar may be repeated', () => {
  const args =
    '--calendar a.ics --calendar=b.ics --at 2026-11-24T09:00+09:00 --speed 60 --port 0 --locale ja';
  expect(start(...args.split(' '))).toEqual({
    calendars: ['a.ics', 'b.ics'],
    atMs: Date.UTC(2026, 10, 24),
    speed: 60,
    port: 0,
    locale: 'ja',
  });
});

test.each([
  ['2026-11-24T00:00:00Z', Date.UTC(2026, 10, 24)],
  ['2026-11-24T00:00:00.250Z', Date.UTC(2026, 10, 24, 0, 0, 0, 250)],
  ['2026-11-24T09:00', Date.UTC(2026, 10, 24, 9)],
  ['2026-11-24', Date.UTC(2026, 10, 24)],
])('--at %s is understood', (text, expected) => {
  expect(start('--at', text).atMs).toBe(expected);
});

test.each([
  [['--at', 'tomorrow'], /--at "tomorrow".*ISO 8601/],
  [['--at', '2026-02-30T00:00Z'], /--at "2026-02-30T00:00Z"/],
  [['--at'], /--at needs a value/],
  [['--at', '2026-11-24', '--at', '2026-11-25'], /--at is given twice/],
  [['--speed', 'fast'], /--speed "fast".*0 to 3600/],
  [['--speed', '4000'], /--speed "4000".*0 to 3600/],
  [['--speed=-1'], /--speed "-1".*0 to 3600/],
  [['--port', '70000'], /--port "70000".*0 to 65535/],
  [['--port', '8e3'], /--port "8e3"/],
  [['--locale', 'fr'], /--locale "fr" must be ja or en/],
  [['--colour', 'red'], /--colour is not known; allowed are --calendar/],
  [['work.ics'], /"work.ics" belongs to no option; .*--calendar FILE.ics/],
])('%j is refused with a word that names the option and what is allowed', (args, message) => {
  expect(readCommandLine(args)).toEqual({ kind: 'mistake', message: expect.stringMatching(message) });
});

test('--help is answered whatever else is said', () => {
  expect(readCommandLine(['--speed', '1', '--help'])).toEqual({ kind: 'help' });
});
