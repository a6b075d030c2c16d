// The script properties as this run has them. One read a run.
import * as v from 'valibot';
import { faultyProperties, type Properties, type PropertyFault, propertiesSchema } from '../core/properties';

export type { Properties } from '../core/properties';

export class PropertiesError extends Error {
  override readonly name = 'PropertiesError';
}

const FAULTS: Readonly<Record<PropertyFault, string>> = {
  absent: 'is not set',
  address: 'must be an https:// address',
  addresses: 'must be one or two https:// addresses, comma separated',
  whsec: 'must begin with whsec_',
  short: 'must have at least 16 characters',
  exec: 'must be the web app address that ends in /exec',
  unusable: 'cannot be used',
};

/** @throws PropertiesError */
export function readProperties(): Properties {
  const stored = storedProperties();
  const parsed = v.safeParse(propertiesSchema, stored);
  if (parsed.success) return parsed.output;
  const faults = faultyProperties(stored).map(({ name, fault }) => `${name}: ${FAULTS[fault]}`);
  throw new PropertiesError(`Script properties are not complete (Toban → Connect). ${faults.join('; ')}`);
}

export function storedProperties(): Readonly<Record<string, string>> {
  return PropertiesService.getScriptProperties().getProperties();
}

/** In one call; others stay. */
export function storeProperties(values: Readonly<Record<string, string>>): void {
  PropertiesService.getScriptProperties().setProperties({ ...values }, false);
}
