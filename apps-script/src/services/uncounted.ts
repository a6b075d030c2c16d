// Where ticks that cannot write to the spreadsheet note their run time: a script property, which every tick reads anyway.
import { type UncountedTick, withUncounted } from '../core/health/uncounted';
import { UNCOUNTED_TICKS } from '../core/properties';

export function noteUncounted(tick: UncountedTick): void {
  const properties = PropertiesService.getScriptProperties();
  const before = properties.getProperty(UNCOUNTED_TICKS) ?? '';
  properties.setProperty(UNCOUNTED_TICKS, withUncounted(before, tick));
}

/** To be called once they are counted. */
export function forgetUncounted(): void {
  PropertiesService.getScriptProperties().deleteProperty(UNCOUNTED_TICKS);
}
