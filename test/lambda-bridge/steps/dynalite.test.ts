// The same schedules on dynalite and on the table in memory take the same course, so what is shown on one holds.
import { randomUUID } from 'node:crypto';
import type { HttpHandler } from '../../sandbox/http';
import { DynamoDb } from '../../sandbox/lambda/dynamodb';
import { forwardTo } from '../outside';
import { World } from '../world/world';
import { prepare } from './acting';
import { Chance } from './chance';
import { CONTESTS } from './contests';
import { disturb } from './disorder';
import { untilTaken } from './verdict';

const SEEDS = 3;

let database: DynamoDb;
beforeAll(async () => {
  database = await DynamoDb.start('toban-cards');
});
afterAll(() => database.close());

/** Keys of its own in the one table. */
function freshTable(): HttpHandler {
  const place = randomUUID();
  return async (request) => {
    const body = Buffer.from(request.body).toString().replace('"pk":{"S":"', `"pk":{"S":"${place}`);
    const answer = await forwardTo(database.endpoint, { ...request, body: Buffer.from(body) });
    return { ...answer, body: answer.body.replace(place, '') };
  };
}

test.each(CONTESTS.map((contest) => [contest.name, contest] as const))('%s', async (_name, contest) => {
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const courses = [];
    for (const world of [new World(), new World({ table: freshTable() })]) {
      await prepare(world, contest);
      await disturb(world, contest.rivals, new Chance(seed));
      await world.advanceTo(world.nowMs + 40_000);
      for (const sending of [...contest.rivals, ...contest.after]) await untilTaken(world, sending);
      courses.push({ logs: world.logs, messages: world.slack.messages });
    }
    expect(courses[1]).toEqual(courses[0]);
  }
});
