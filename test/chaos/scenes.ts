// The scenes in which a tick is made to die, or is lied to: each leads up to one tick that has that much to do.

import { CALENDAR, type Toban } from '../scenario/harness';
import type { Round } from './round';
import type { Scene } from './stage';

const AT_END_CALENDAR = 'at-end@group.calendar.google.com';
const REMINDING_CALENDAR = 'reminding@group.calendar.google.com';
const REFUSED_CALENDAR = 'refused@group.calendar.google.com';
/** The calendars of the scenes. Reminders are left to the scene that is about them. */
export async function setScenes(toban: Toban): Promise<void> {
  await toban.addCalendar(AT_END_CALENDAR, 'At end');
  await toban.addCalendar(REMINDING_CALENDAR, 'Reminding');
  await toban.addCalendar(REFUSED_CALENDAR, 'Refused');
  await toban.set({
    calendars: [
      { 'Calendar ID': CALENDAR, 'Remind every': '4h' },
      { 'Calendar ID': AT_END_CALENDAR, 'Remind every': '4h', Finish: 'at end' },
      { 'Calendar ID': REMINDING_CALENDAR, 'Remind every': '10m' },
      { 'Calendar ID': REFUSED_CALENDAR, 'From (email)': 'nobody@msp.example' },
    ],
    general: { 'Overrun grace': '5' },
  });
}

/** Who acts by the start page, and the name under which the page knows them. */
const YAMADA = 'yamada@msp.example';

/** A click that the page cannot carry out, since PagerDuty is away just then: its line waits for the tick. */
async function clickLeftToTick(round: Round, label: string, name: string): Promise<void> {
  await round.toban.break({ pagerduty: { status: 503, for: 'PT5S' } });
  const { case: shown } = await round.toban.click(label, round.title(name), YAMADA);
  if (!shown.startsWith('accepted'))
    throw new Error(`the page says ${shown} instead of leaving it to the tick`);
}

const idle: Scene = {
  name: 'idle',
  before: async (round) => {
    await round.event('Waits', 2);
    await round.event('Lies ahead', 45);
    await round.goBefore(6);
  },
  tickAt: 6,
  settledAt: 10,
  ends: { Waits: 'open', 'Lies ahead': 'upcoming' },
};

const writingMemory: Scene = {
  name: 'writing its memory',
  before: async (round) => {
    await round.event('Lies ahead', 45);
    await round.goBefore(16);
  },
  tickAt: 16,
  settledAt: 20,
  ends: { 'Lies ahead': 'upcoming' },
};

export const BUSY: Scene = {
  name: 'busy with opening, closing, following and clicks',
  before: async (round) => {
    const { toban } = round;
    for (const name of ['Opens', 'Opens too']) await round.event(name, 8);
    const neverComes = await round.event('Never comes', 9);
    const renamed = await round.event('Before', 30);
    const moves = await round.event('Moves', 2);
    const goes = await round.event('Goes', 2);
    const goesOn = await round.event('Goes on', 2);
    for (const name of ['Clicked', 'Is finished', 'Resolved']) await round.event(name, 2);
    await round.goTo(4);
    for (const name of ['Is finished', 'Goes on'])
      await toban.act(round.title(name), 'acknowledge', 'Sato Ken');
    await round.goBefore(8);
    await clickLeftToTick(round, 'Start', 'Clicked');
    await clickLeftToTick(round, 'Finish', 'Is finished');
    await toban.act(round.title('Resolved'), 'resolve', 'Sato Ken');
    await toban.moveEvent(CALENDAR, moves, round.at(12));
    await toban.moveEvent(CALENDAR, goesOn, round.at(25));
    await toban.deleteEvent(CALENDAR, goes.id);
    await toban.deleteEvent(CALENDAR, neverComes.id);
    await toban.changeEvent(CALENDAR, renamed.id, { summary: round.title('After') });
  },
  tickAt: 8,
  settledAt: 16,
  ends: {
    Opens: 'open',
    'Opens too': 'open',
    'Never comes': 'cancelled',
    After: 'upcoming',
    Moves: 'open',
    Goes: 'cancelled',
    'Goes on': 'started',
    Clicked: 'started',
    'Is finished': 'done',
    Resolved: 'done',
  },
};

const elsewhere: Scene = {
  name: 'following what people did elsewhere',
  before: async (round) => {
    const { toban } = round;
    const series = await round.event('New id', 2, 60, CALENDAR, ['RRULE:FREQ=DAILY;COUNT=1']);
    for (const name of ['Merged', 'Target', 'Let go', 'Reopened']) await round.event(name, 2);
    await round.goTo(4);
    await toban.act(round.title('Let go'), 'acknowledge', 'Sato Ken');
    await toban.act(round.title('Reopened'), 'resolve', 'Sato Ken');
    await round.goBefore(6);
    await toban.act(round.title('Let go'), 'unacknowledge', 'Sato Ken');
    await toban.act(round.title('Reopened'), 'reopen', 'Sato Ken');
    await toban.merge(round.title('Merged'), round.title('Target'), 'Sato Ken');
    await toban.moveEvent(CALENDAR, series, round.at(3));
  },
  tickAt: 6,
  settledAt: 10,
  ends: {
    'New id': 'open',
    Merged: 'open',
    Target: 'open',
    'Let go': 'open',
    Reopened: 'open',
  },
};

/** A little of everything, for what is tried in many ways. */
export const MIXED: Scene = {
  name: 'with a little of everything',
  before: async (round) => {
    const { toban } = round;
    await round.event('Opens', 5);
    const moves = await round.event('Moves', 2);
    const goes = await round.event('Goes', 2);
    for (const name of ['Clicked', 'Waits']) await round.event(name, 2);
    await round.event('Lies ahead', 25);
    await round.goBefore(5);
    await clickLeftToTick(round, 'Start', 'Clicked');
    await toban.moveEvent(CALENDAR, moves, round.at(10));
    await toban.deleteEvent(CALENDAR, goes.id);
  },
  tickAt: 5,
  settledAt: 14,
  ends: {
    Opens: 'open',
    Moves: 'open',
    Goes: 'cancelled',
    Clicked: 'started',
    Waits: 'open',
    'Lies ahead': 'upcoming',
  },
};

/** The intents to close stand in the ledger, and nothing came of them yet: the tick before has died. */
const closing: Scene = {
  name: 'closing what an earlier tick meant to close',
  before: async (round) => {
    const { toban } = round;
    const moves = await round.event('Moves', 2);
    const goes = await round.event('Goes', 2);
    await round.event('Ends by itself', 2, 3, AT_END_CALENDAR);
    await round.goTo(4);
    await toban.act(round.title('Ends by itself'), 'acknowledge', 'Sato Ken');
    await round.goBefore(5);
    await toban.moveEvent(CALENDAR, moves, round.at(12));
    await toban.deleteEvent(CALENDAR, goes.id);
    await toban.break({ pagerduty: { status: 503, for: 'PT50S' } });
    await round.goBefore(6);
  },
  tickAt: 6,
  settledAt: 15,
  ends: { Moves: 'open', Goes: 'cancelled', 'Ends by itself': 'done' },
};

/** One was put off by its page alone, one is left to the tick, and one moves just after it was put off. */
const puttingOff: Scene = {
  name: 'putting off',
  before: async (round) => {
    const { toban } = round;
    const putOff = (name: string, minutes: number) =>
      toban.postpone(round.title(name), round.at(minutes), YAMADA);
    for (const name of ['By the page', 'By the tick']) await round.event(name, 2);
    const moves = await round.event('Moves', 2);
    await round.goBefore(6);
    await putOff('Moves', 30);
    await round.goBefore(8);
    await putOff('By the page', 12);
    await toban.moveEvent(CALENDAR, moves, round.at(11));
    await toban.break({ pagerduty: { status: 503, for: 'PT5S' } });
    await putOff('By the tick', 12);
  },
  tickAt: 8,
  settledAt: 16,
  ends: { 'By the page': 'open', 'By the tick': 'open', Moves: 'open' },
};

const failing: Scene = {
  name: 'refused by PagerDuty',
  before: async (round) => {
    await round.event('Is refused', 5, 60, REFUSED_CALENDAR);
    await round.event('Is refused too', 5, 60, REFUSED_CALENDAR);
    await round.event('Opens', 5);
    await round.goBefore(5);
  },
  tickAt: 5,
  settledAt: 9,
  ends: { 'Is refused': 'failed', 'Is refused too': 'failed', Opens: 'open' },
};

const recovering: Scene = {
  name: 'recovering from a long outage',
  before: async (round) => {
    for (const name of ['Missed', 'Missed too']) await round.event(name, 10);
    for (const name of ['Late', 'Later still', 'Latest']) await round.event(name, 20 * 60);
    await round.goTo(3);
    await round.toban.break({ tick: { skip: `PT${26 * 60 - 3}M` } });
    await round.goBefore(26 * 60);
  },
  tickAt: 26 * 60,
  settledAt: 26 * 60 + 5,
  ends: { Missed: 'missed', 'Missed too': 'missed', Late: 'open', 'Later still': 'open', Latest: 'open' },
  hours: 27,
};

const reminding: Scene = {
  name: 'reminding, and noticing overrun work',
  before: async (round) => {
    await round.event('Forgotten', 2, 60, REMINDING_CALENDAR);
    await round.event('Overruns', 2, 3, REMINDING_CALENDAR);
    await round.goTo(4);
    await round.toban.act(round.title('Overruns'), 'acknowledge', 'Sato Ken');
    await round.goBefore(12);
  },
  tickAt: 12,
  settledAt: 16,
  ends: { Forgotten: 'open', Overruns: 'started' },
};

export const SCENES: readonly Scene[] = [
  idle,
  writingMemory,
  BUSY,
  closing,
  puttingOff,
  failing,
  recovering,
  reminding,
  elsewhere,
];
