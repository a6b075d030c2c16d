// Whether every script property is there and has its form.
import { fault, type Line, ok } from './line';
import type { SetUpReading } from './reading';
import type { CheckTexts } from './texts';

export function propertyLines({ properties }: SetUpReading, texts: CheckTexts): Line[] {
  const place = texts.places.properties;
  if (properties.kind === 'hidden') return [];
  if (properties.kind === 'unseen')
    return [fault('properties', 'unknown', place, texts.unseen(properties.reason))];
  if (properties.value.length === 0) return [ok('properties', place, texts.properties.good)];
  return properties.value.map((each) =>
    fault(`property:${each.name}`, 'bad', place, texts.properties.faulty(each.name, each.fault)),
  );
}
