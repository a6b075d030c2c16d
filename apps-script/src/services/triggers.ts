// The trigger that runs a tick each minute. Only one's own triggers are visible.

const TICK = 'tick';

export function ensureTrigger(): void {
  if (own().length === 0) ScriptApp.newTrigger(TICK).timeBased().everyMinutes(1).create();
}

/** @returns how many were removed: two would only wait for each other */
export function removeSurplusTriggers(): number {
  const surplus = own().slice(1);
  for (const trigger of surplus) ScriptApp.deleteTrigger(trigger);
  return surplus.length;
}

function own(): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === TICK);
}
