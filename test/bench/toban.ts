// Toban in a company of that size: installed by its own set-up, with a ledger full of past work.
import { join } from 'node:path';
import { TABS } from '../../apps-script/src/core/tabs';
import { install } from '../sandbox/install';
import { pastRow } from './past-rows';
import { type Run, type Size, START_MS, World } from './world';

export const DIST = join(__dirname, '..', '..', 'apps-script', 'dist');

export interface Ticks {
  /** Nothing is to be done. */
  readonly idle: Run;
  /** The same, and a sign of life to the bridge: every fifth minute. */
  readonly withSign: Run;
  /** All of `due` are due at once; fifty are opened. */
  readonly busy: Run;
  /** The next tick opens what is left of a hundred. */
  readonly rest: Run;
  /** The tick after: all of them are open. */
  readonly after: Run;
}

export async function openToban(size: Size): Promise<World> {
  const world = new World(size, DIST);
  await install(world);
  world.settings.set(world.settingsRows);
  const rows = world.fill().map((past) => pastRow(past, START_MS));
  if (rows.length > 0) world.append(TABS.ledger.sheetId, rows);
  return world;
}

/** From 08:50, with the first ticks of a new installation left out. */
export async function ticksOf(world: World): Promise<Ticks> {
  for (let minute = 0; minute < 3; minute += 1) await world.minute();
  const idle = await world.minute();
  const withSign = await world.minute();
  await world.minute();
  const busy = await world.minute();
  const rest = await world.minute();
  const after = await world.minute();
  return { idle, withSign, busy, rest, after };
}
