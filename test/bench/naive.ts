// The script that one would write first: each minute one list call a calendar, one call and one written row for each
// task that is due, one GET for each incident that is open. It forgets nothing only as long as nothing ever fails.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROBOT, SECRETS, SERVICES } from '../sandbox/company';
import { DUE_MS, type Run, type Size, World } from './world';

const CODE = `
var BOOK = 'bench';
function minute() {
  var properties = PropertiesService.getScriptProperties().getProperties();
  var rows = Sheets.Spreadsheets.Values.get(BOOK, 'Sheet1!A:E').values || [];
  var known = {};
  rows.forEach(function (row) { known[row[0]] = row; });
  var now = Date.now();
  JSON.parse(properties.CALENDARS).forEach(function (calendar) {
    var events = Calendar.Events.list(calendar, {
      singleEvents: true,
      timeMin: new Date(now - 86400000).toISOString(),
      timeMax: new Date(now + 86400000).toISOString(),
    }).items || [];
    events.forEach(function (event) {
      var due = Date.parse(event.start.dateTime) <= now;
      if (due && !known[event.id]) open(event, properties);
    });
  });
  rows.forEach(function (row) { if (row[1] === 'open') follow(row, properties); });
}
function open(event, properties) {
  var incident = JSON.parse(pagerduty('post', '/incidents', properties, {
    incident: { type: 'incident', title: event.summary, service: { id: properties.SERVICE, type: 'service_reference' } },
  })).incident;
  write([event.id, 'open', incident.id, event.summary, new Date().toISOString()]);
  say(properties, event.summary + ' is due: ' + incident.html_url);
}
function follow(row, properties) {
  var incident = JSON.parse(pagerduty('get', '/incidents/' + row[2], properties)).incident;
  if (incident.status !== 'triggered') say(properties, row[3] + ' is ' + incident.status);
}
function pagerduty(method, path, properties, body) {
  var options = {
    method: method,
    contentType: 'application/json',
    headers: {
      Authorization: 'Token token=' + properties.TOKEN,
      Accept: 'application/vnd.pagerduty+json;version=2',
      From: properties.FROM,
    },
  };
  if (body) options.payload = JSON.stringify(body);
  return UrlFetchApp.fetch(properties.URL + '/pagerduty' + path, options).getContentText();
}
function say(properties, text) {
  UrlFetchApp.fetch(properties.URL + '/slack/api/chat.postMessage', {
    method: 'post', contentType: 'application/json', payload: JSON.stringify({ text: text }),
  });
}
function write(cells) {
  Sheets.Spreadsheets.batchUpdate({ requests: [{ appendCells: {
    sheetId: 0,
    rows: [{ values: cells.map(function (cell) { return { userEnteredValue: { stringValue: cell } }; }) }],
    fields: 'userEnteredValue',
  } }] }, BOOK);
}
`;

const MANIFEST = {
  timeZone: 'Asia/Tokyo',
  runtimeVersion: 'V8',
  dependencies: {
    enabledAdvancedServices: [
      { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' },
      { userSymbol: 'Calendar', serviceId: 'calendar', version: 'v3' },
    ],
  },
};

export interface NaiveRuns {
  readonly idle: Run;
  readonly busy: Run;
  readonly after: Run;
}

/** The project's folder; to be removed by `remove`. */
export function pushNaive(): { readonly distDir: string; readonly remove: () => void } {
  const distDir = mkdtempSync(join(tmpdir(), 'toban-naive-'));
  writeFileSync(join(distDir, 'Code.js'), CODE);
  writeFileSync(join(distDir, 'appsscript.json'), JSON.stringify(MANIFEST));
  return { distDir, remove: () => rmSync(distDir, { recursive: true }) };
}

/** In the same company as Toban: the same calendars and events, as many rows. */
export async function naiveRuns(size: Size, distDir: string): Promise<NaiveRuns> {
  const world = new World(size, distDir);
  world.script.properties.set({
    CALENDARS: JSON.stringify(world.calendarIds),
    ...{ URL: world.url, TOKEN: SECRETS.pagerdutyToken, FROM: ROBOT.email, SERVICE: SERVICES[0].id },
  });
  const rows = world
    .fill()
    .map(({ eventId }) => [
      eventId,
      'done',
      `Q${eventId}`,
      `Check of the nightly backup ${eventId}`,
      '2026-11-23',
    ]);
  if (rows.length > 0) world.append(0, rows);
  const idle = await world.run('minute');
  await world.clock.advanceTo(DUE_MS);
  const busy = await world.run('minute');
  const after = await world.run('minute');
  await world.close();
  return { idle, busy, after };
}
