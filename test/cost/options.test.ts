// The cost command answers a mistake with what is allowed.
import { readCommandLine } from './options';

const mistake = (...args: readonly string[]): string => {
  const read = readCommandLine(args);
  if (read.kind !== 'mistake') throw new Error(`taken: ${JSON.stringify(read)}`);
  return read.message;
};

test('without options it estimates 10,000 tasks', () => {
  expect(readCommandLine([])).toMatchObject({ kind: 'cost', options: { tasks: 10_000 } });
});

test('tasks and exchange rate are taken, with = or a space', () => {
  const options = { tasks: 25_000, yenPerDollar: 150.5 };
  expect(readCommandLine(['--tasks', '25000', '--yen-per-dollar=150.5'])).toEqual({ kind: 'cost', options });
});

test('help is help, whatever else is said', () => {
  expect(readCommandLine(['--tasks', 'abc', '--help'])).toEqual({ kind: 'help' });
});

test('a bad value is named with what is allowed', () => {
  expect(mistake('--tasks', 'abc')).toContain('--tasks "abc" must be a whole number from 1 to 10000000');
  expect(mistake('--tasks', '0')).toContain('"0"');
  expect(mistake('--tasks', '-5')).toContain('--tasks');
  expect(mistake('--tasks', '1.5')).toContain('"1.5"');
  expect(mistake('--tasks', '10,000')).toContain('without separators');
  expect(mistake('--tasks', '10000001')).toContain('10000000');
  expect(mistake('--yen-per-dollar', 'x')).toContain('--yen-per-dollar "x" must be a number above 0');
  expect(mistake('--yen-per-dollar', '0')).toContain('above 0');
});

test('what is lacking, unknown or said twice is named', () => {
  expect(mistake('--tasks')).toContain('--tasks needs a value');
  expect(mistake('--task', '5')).toContain('--task is not known');
  expect(mistake('10000')).toContain('say it like --tasks 10000');
  expect(mistake('--tasks', '1', '--tasks', '2')).toContain('given twice');
});
