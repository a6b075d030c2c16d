// Whether the start page answers at its address, and runs the same build as the ticks: triggers run what was pushed last,
// `/exec` the version of its deployment.

import * as v from 'valibot';
import { parseJson } from '../json';
import { wallClock } from '../zone';
import { fault, type Line, ok } from './line';
import type { SetUpReading, WebAppAnswer } from './reading';
import { type RawAnswer, type Seen, seen, unseen } from './seen';
import type { CheckTexts } from './texts';

const MINUTE_MS = 60_000;
const buildSchema = v.object({ toban: v.object({ build: v.string() }) });

/** To be asked with redirects followed: Google answers text by way of one. */
export function webAppBuildAddress(url: string): string {
  return `${url}?show=build`;
}

/** For a person: the page then tells the script which build it is. */
export function webAppCheckAddress(url: string): string {
  return `${url}?show=check`;
}

export function readWebApp(answer: RawAnswer): Seen<WebAppAnswer> {
  if (answer.kind === 'none') return unseen(answer.reason);
  const parsed = v.safeParse(buildSchema, parseJson(answer.text));
  if (answer.status === 200 && parsed.success)
    return seen({ kind: 'build', build: parsed.output.toban.build });
  if (answer.status === 404 || answer.status === 410) return seen({ kind: 'gone', status: answer.status });
  return answer.status < 500 ? seen({ kind: 'page' }) : unseen(`HTTP ${answer.status}`);
}

export function webAppLines(reading: SetUpReading, texts: CheckTexts): Line[] {
  const { build, buildOf, timeZone } = reading;
  const own = texts.own[buildOf](build);
  const verdict = buildOf === 'ticks' ? 'bad' : 'warning';
  const { url, answer, opened } = reading.webApp;
  const place = texts.places.webApp;
  if (answer.kind === 'hidden') return [];
  if (url === null) return [fault('web-app', 'bad', place, texts.webApp.noAddress)];
  const link = webAppCheckAddress(url);
  if (answer.kind === 'unseen') return [fault('web-app', 'bad', place, texts.unseen(answer.reason), link)];
  const { value } = answer;
  if (value.kind === 'gone') return [fault('web-app', 'bad', place, texts.webApp.gone(value.status), link)];
  if (value.kind === 'build')
    return [
      value.build === build
        ? ok('web-app', place, texts.webApp.good)
        : fault('web-app', verdict, place, texts.webApp.other(value.build, own), link),
    ];
  if (opened.kind === 'hidden')
    return [fault('web-app', 'unknown', place, texts.webApp.wallFromOutside, link)];
  const last = opened.kind === 'seen' ? opened.value : null;
  if (last === null) return [fault('web-app', 'unknown', place, texts.webApp.wall, link)];
  if (last.build !== build)
    return [fault('web-app', 'bad', place, texts.webApp.other(last.build, own), link)];
  const at = wallClock(Math.floor(last.atMs / MINUTE_MS) * MINUTE_MS, timeZone);
  return [{ ...ok('web-app', place, texts.webApp.opened(at)), link }];
}
