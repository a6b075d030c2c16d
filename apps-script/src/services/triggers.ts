// The trigger that runs a tick each minute. Only one's own triggers are visible.

const TICK = 'tick';

type Trigger = GoogleAppsScript.Script.Trigger;

export function ensureTrigger(): void {
  if (own().length === 0) ScriptApp.newTrigger(TICK).timeBased().everyMinutes(1).create();
}

/** All but one: two would only wait for each other. */
export function surplusTriggers(): readonly Trigger[] {
  return own().slice(1);
}

export function removeTriggers(triggers: readonly Trigger[]): void {
  for (const trigger of triggers) ScriptApp.deleteTrigger(trigger);
}

/** Of this account: Google shows nobody those of others. */
export function countTriggers(): number {
  return own().length;
}

function own(): Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === TICK);
}
