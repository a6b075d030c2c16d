// A whole set-up, looked at: one line for everything that work depends on. The sheet's menu and the terminal share it.
import { bridgeLines } from './bridge';
import { fault, inOrder, type Line, ok } from './line';
import { personLines, tokenLines } from './people';
import { policyLines } from './policies';
import { propertyLines } from './properties';
import type { SetUpReading } from './reading';
import { serviceLines } from './services';
import { sheetLines } from './sheet';
import type { CheckTexts } from './texts';
import { tickLines } from './ticks';
import { webAppLines } from './web-app';
import { webhookLines } from './webhooks';

/** The worst first, each kind in the order in which a set-up is made. */
export function checkUp(reading: SetUpReading, texts: CheckTexts): readonly Line[] {
  const { inUse, pagerDuty } = reading;
  return inOrder([
    ...propertyLines(reading, texts),
    ...sheetLines(reading, texts),
    ...tickLines(reading, texts),
    ...tokenLines(pagerDuty, texts),
    ...personLines(inUse, pagerDuty, texts),
    ...serviceLines(reading, texts),
    ...policyLines(reading, texts),
    ...bridgeLines(reading, texts),
    ...webhookLines(reading, texts),
    ...webAppLines(reading, texts),
    ...heartbeatLines(reading, texts),
    ...hiddenLines(reading, texts),
  ]);
}

function heartbeatLines({ heartbeat }: SetUpReading, texts: CheckTexts): Line[] {
  if (heartbeat.kind !== 'seen') return [];
  const place = texts.places.heartbeat;
  return [
    heartbeat.value
      ? ok('heartbeat', place, texts.heartbeat.good)
      : fault('heartbeat', 'warning', place, texts.heartbeat.none),
  ];
}

/** What the terminal leaves to the sheet, in one line. */
function hiddenLines(reading: SetUpReading, texts: CheckTexts): Line[] {
  const { places } = texts;
  const parts = [
    [reading.properties, places.properties],
    [reading.sheet, places.settings],
    [reading.ticks, places.triggers],
    [reading.heartbeat, places.heartbeat],
  ] as const;
  const hidden = parts.flatMap(([part, place]) => (part.kind === 'hidden' ? [place] : []));
  return hidden.length === 0
    ? []
    : [fault('only-in-sheet', 'unknown', places.sheet, texts.onlyInSheet(hidden))];
}
