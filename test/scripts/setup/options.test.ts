// `npm run setup` says what it does not understand, and where the language comes from.
import { localeOf } from '../../../scripts/i18n/catalogue';
import { readCommandLine } from '../../../scripts/setup/options';

test('without options it goes through all steps of the installation toban', () => {
  expect(readCommandLine([])).toEqual({
    kind: 'run',
    options: { name: 'toban', locale: null, list: false, again: null },
  });
});

test.each([
  [['--lst'], 'lst'],
  [['--locale', 'fr'], '--locale fr: ja or en'],
  [['--name', 'Toban 2'], '--name Toban 2: 1 to 32 small letters'],
  [['--name', 'toban-'], 'no hyphen at the end'],
  [['--name', 'a'.repeat(33)], '1 to 32'],
  [['--again'], 'again'],
  [['push'], 'push'],
])('%j is refused', (args, words) => {
  expect(readCommandLine(args)).toEqual({ kind: 'mistake', message: expect.stringContaining(words) });
});

test.each([
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
  [{}, 'en'],
])('%j: the shell speaks %s', (env, locale) => {
  expect(localeOf(env)).toBe(locale);
});
