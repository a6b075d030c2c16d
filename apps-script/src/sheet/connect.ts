// Connect: the block that set-up prints becomes script properties. Nobody is ever shown a value again.
import * as v from 'valibot';
import { readBlock } from '../core/connection';
import { faultyProperties, PROPERTY_NAMES, usableProperties } from '../core/properties';
import { requireSpreadsheet } from '../services/at-spreadsheet';
import { newSecret } from '../services/crypto';
import { storedProperties, storeProperties } from '../services/properties';
import { userTexts } from '../services/user-texts';
import { showDialog } from './dialog';
import type { Connected, KnownProperty } from './dialogs/dialog-data';

const sentSchema = v.object({ block: v.string(), newLinkSecret: v.boolean() });

/**
 * The dialog's question. What the block leaves out stays as it is.
 * @param sent {block, newLinkSecret}: where the block has no LINK_SECRET a new one is made, which voids older cards' links
 * @throws NotAtSpreadsheet
 */
export function connect(sent: unknown): Connected {
  requireSpreadsheet();
  const { block, newLinkSecret } = v.parse(sentSchema, sent);
  const { values, problems } = readBlock(block);
  if (problems.length > 0) {
    const { connectDialog } = userTexts();
    const told = problems.map((each) => ({ ...each, text: connectDialog.problem(each) }));
    return { saved: [], problems: told, known: knownProperties() };
  }
  const all = newLinkSecret ? { LINK_SECRET: newSecret(), ...values } : values;
  storeProperties(all);
  return { saved: Object.keys(all), problems: [], known: knownProperties() };
}

export function menuConnect(): void {
  const { menu, connectDialog } = userTexts();
  const { problem: _, ...texts } = connectDialog;
  showDialog('connect', { texts, known: knownProperties() }, menu.connect);
}

function knownProperties(): readonly KnownProperty[] {
  const stored = storedProperties();
  const faults = new Map(faultyProperties(stored).map(({ name, fault }) => [name, fault]));
  const usable = usableProperties(stored);
  return PROPERTY_NAMES.map((name): KnownProperty => {
    const fault = faults.get(name);
    if (fault !== undefined) return { name, state: fault === 'absent' ? 'lacking' : 'bad' };
    if (stored[name] !== undefined) return { name, state: 'set' };
    return { name, state: usable[name] === undefined ? 'lacking' : 'default' };
  });
}
