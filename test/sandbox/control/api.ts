// The control API: one route a verb, each a person's or a tester's hand in one of the simulated services.
import { faultsSchema } from '../faults-schema';
import { GoogleApiError } from '../google/error';
import { ownerEdit } from '../google/sheets/owner-edit';
import type { HttpHandler } from '../http';
import type { Sandbox } from '../sandbox';
import { UnknownSetting } from '../settings-sheet';
import { parseSlackFault } from '../slack/fault';
import { actInPagerDuty, changeService } from './acts';
import {
  calendarRequest,
  clockRequest,
  eventPatch,
  eventRequest,
  personRequest,
  serviceRequest,
  settingsRequest,
} from './requests';
import { type Asked, Refused, type Route, router } from './router';
import { consoleOf, stateOf, tabOf } from './state';

export function controlApi(sandbox: Sandbox): HttpHandler {
  let edits = 0;
  const { clock, calendar, faults, pagerduty, settings, pace, sheets, spreadsheetId } = sandbox;

  const readOnly: readonly Route[] = [
    { on: 'GET /api/state', run: () => stateOf(sandbox) },
    { on: 'GET /api/console', run: () => consoleOf(sandbox, edits) },
    { on: 'GET /api/tabs/:title', run: ({ params }) => tabOf(sandbox, params.title ?? '') },
  ];
  const changing: readonly Route[] = [
    {
      on: 'POST /api/clock',
      run: async ({ body }) => {
        const { advance, speed } = body(clockRequest);
        if (speed !== undefined) pace.set(speed);
        if (advance !== undefined) await clock.advanceTo(clock.nowMs + advance);
        return { now: new Date(clock.nowMs).toISOString(), speed: pace.speed };
      },
    },
    { on: 'POST /api/calendars', run: ({ body }) => sandbox.intake.add(body(calendarRequest)) },
    {
      on: 'POST /api/calendars/:id/events',
      run: ({ params, body }) => calendar.insert(known(sandbox, params), body(eventRequest)),
    },
    {
      on: 'PATCH /api/calendars/:id/events/:eventId',
      run: ({ params, body }) =>
        calendar.patch(known(sandbox, params), params.eventId ?? '', body(eventPatch)),
    },
    {
      on: 'DELETE /api/calendars/:id/events/:eventId',
      run: ({ params }) => calendar.delete(known(sandbox, params), params.eventId ?? ''),
    },
    {
      on: 'POST /api/calendars/:id/events/:eventId/following',
      run: ({ params, body }) =>
        calendar.splitFollowing(known(sandbox, params), params.eventId ?? '', body(eventPatch)),
    },
    {
      on: 'PUT /api/settings',
      run: ({ body }) => {
        const { calendars = [], general = {} } = body(settingsRequest);
        settings.set(calendars, general);
      },
    },
    { on: 'POST /api/sheet', run: ({ body }) => sheets.ownerEdit(spreadsheetId, body(ownerEdit)) },
    {
      on: 'POST /api/faults',
      run: ({ body }) => {
        const request = body(faultsSchema);
        if (request.slack) parseSlackFault(request.slack.error);
        faults.set(request);
        return { on: faults.names };
      },
    },
    {
      on: 'DELETE /api/faults',
      run: () => {
        faults.clear();
        return { on: faults.names };
      },
    },
    {
      on: 'PATCH /api/pagerduty/services/:id',
      run: ({ params, body }) => changeService(pagerduty, params.id ?? '', body(serviceRequest)),
    },
    {
      on: 'POST /api/pagerduty/incidents/:id/:act',
      run: ({ params, body }) => {
        const { user, into } = body(personRequest);
        return actInPagerDuty(pagerduty, params.id ?? '', params.act ?? '', user, into);
      },
    },
  ];
  const noted = changing.map((route): Route => {
    const run = async (asked: Asked): Promise<unknown> => {
      const answer = await refusing(() => route.run(asked));
      edits += 1;
      return answer;
    };
    return { ...route, run };
  });
  return router([...readOnly, ...noted]);
}

function known({ calendar }: Sandbox, { id = '' }: Asked['params']): string {
  const ids = calendar.calendars.map((each) => each.id);
  if (!ids.includes(id)) throw new Refused(404, `there is no calendar "${id}"; there are ${ids.join(', ')}`);
  return id;
}

/** What a service refuses, in the control API's own form. */
async function refusing(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GoogleApiError) throw new Refused(statusOf(error.code), error.message);
    if (error instanceof UnknownSetting) throw new Refused(400, error.message);
    if (error instanceof RangeError) throw new Refused(400, error.message);
    throw error;
  }
}

function statusOf(code: number): Refused['status'] {
  if (code === 404 || code === 410) return 404;
  return code === 409 ? 409 : 400;
}
