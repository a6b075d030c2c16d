// Set-up goes on where it stopped: what is done is seen in the world and passed by, what fails names its mend.
import { en } from '../../../scripts/i18n/en';
import { newInstallation } from '../../../scripts/installation/installation';
import { StepFailed } from '../../../scripts/setup/failure';
import { runSteps } from '../../../scripts/setup/run';
import type { Step } from '../../../scripts/setup/step';
import { realTime } from '../../../scripts/setup/time';
import type { World } from '../../../scripts/setup/world';
import { type ScriptedTerminal, scriptedTerminal } from './scripted-terminal';

const ALL = { list: false, again: null };
let made: Set<string>;
let acts: string[];
let terminal: ScriptedTerminal;
let world: World;

beforeEach(() => {
  made = new Set();
  acts = [];
  terminal = scriptedTerminal({});
  world = {
    root: '',
    env: {},
    stateFolder: '',
    time: realTime,
    terminal,
    texts: en,
    installation: () => newInstallation('toban', 'en'),
    know: () => undefined,
    secrets: { read: async () => null, write: async () => undefined, remove: async () => undefined },
  };
});

function step(id: string, act: () => void = () => made.add(id)): Step {
  return {
    id,
    title: () => id,
    look: async () =>
      made.has(id) ? { kind: 'done', detail: 'there' } : { kind: 'todo', detail: 'lacking' },
    act: async () => {
      acts.push(id);
      act();
    },
  };
}

test('each step is made in order, and none twice', async () => {
  const steps = [step('one'), step('two')];
  expect(await runSteps(steps, world, ALL)).toBe(true);
  expect(await runSteps(steps, world, ALL)).toBe(true);
  expect(acts).toEqual(['one', 'two']);
  expect(terminal.said.at(-1)).toBe(en.allDone);
});

test('a step that fails ends the run with its mend; the next run goes on from there', async () => {
  let isBroken = true;
  const two = step('two', () => {
    if (isBroken) throw new StepFailed('the token is refused', 'make a new one');
    made.add('two');
  });
  const steps = [step('one'), two, step('three')];
  expect(await runSteps(steps, world, ALL)).toBe(false);
  expect(terminal.said.at(-1)).toBe('✗ [2/3] two\n    the token is refused\n    What to do: make a new one');
  isBroken = false;
  expect(await runSteps(steps, world, ALL)).toBe(true);
  expect(acts).toEqual(['one', 'two', 'two', 'three']);
});

test('a step that ran and brought nothing is no success', async () => {
  expect(await runSteps([step('one', () => undefined)], world, ALL)).toBe(false);
  expect(terminal.said.at(-1)).toContain('The step ran, and still: lacking');
});

test('the list shows what is done, what comes next and what comes later, and does nothing', async () => {
  made.add('one');
  const steps = [step('one'), step('two'), step('three')];
  expect(await runSteps(steps, world, { ...ALL, list: true })).toBe(false);
  expect(terminal.said).toEqual(['✓ [1/3] one: there', '→ [2/3] two: lacking', '  three: later']);
  expect(acts).toEqual([]);
});

test('a step that is done is made again where that is wished', async () => {
  made.add('one').add('two');
  expect(await runSteps([step('one'), step('two')], world, { ...ALL, again: 'two' })).toBe(true);
  expect(acts).toEqual(['two']);
});

test('an error that nobody expected is not taken for a step that is left', async () => {
  const broken = step('one', () => {
    throw new TypeError('a fault of ours');
  });
  await expect(runSteps([broken], world, ALL)).rejects.toThrow(TypeError);
});
