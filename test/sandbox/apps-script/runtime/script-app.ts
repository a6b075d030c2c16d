// ScriptApp: the token, the triggers and the deployment's address.
import type { Trigger } from '../host/triggers';
import { exception } from './exception';
import { googleEnum, googleObject, method } from './google-object';
import type { Outside } from './host';

/** Google takes no other steps. */
const MINUTE_STEPS = [1, 5, 10, 15, 30];
const HOUR_STEPS = [1, 2, 4, 6, 8, 12];

export function scriptApp(outside: Outside): object {
  const { info } = outside;
  const AuthMode = googleEnum(outside, 'ScriptApp.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
  const EventType = googleEnum(outside, 'ScriptApp.EventType', [
    'CLOCK',
    'ON_OPEN',
    'ON_EDIT',
    'ON_FORM_SUBMIT',
    'ON_CHANGE',
    'ON_EVENT_UPDATED',
  ]) as Readonly<Record<string, object>>;
  const TriggerSource = googleEnum(outside, 'ScriptApp.TriggerSource', [
    'SPREADSHEETS',
    'CLOCK',
    'FORMS',
    'DOCUMENTS',
    'CALENDAR',
  ]) as Readonly<Record<string, object>>;
  const ids = new WeakMap<object, string>();
  const trigger = (data: Trigger): object => {
    const self = googleObject(outside, 'ScriptApp.Trigger', {
      getHandlerFunction: method('', () => data.functionName),
      getUniqueId: method('', () => data.id),
      getTriggerSource: method('', () => TriggerSource.CLOCK),
      getEventType: method('', () => EventType.CLOCK),
      getTriggerSourceId: method('', () => null),
    });
    ids.set(self, data.id);
    return self;
  };
  const clockBuilder = (functionName: string, everyMinutes: number | undefined): object =>
    googleObject(outside, 'ScriptApp.ClockTriggerBuilder', {
      everyMinutes: method('Integer', (minutes: number) => {
        if (!MINUTE_STEPS.includes(minutes)) {
          throw exception(
            `The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.`,
          );
        }
        return clockBuilder(functionName, minutes);
      }),
      everyHours: method('Integer', (hours: number) => {
        if (!HOUR_STEPS.includes(hours)) {
          throw exception(
            'The value you passed to everyHours was invalid. It must be one of 1, 2, 4, 6, 8 or 12.',
          );
        }
        return clockBuilder(functionName, hours * 60);
      }),
      create: method('', () => {
        if (!everyMinutes) throw exception('The recurrence of the trigger is not set.');
        return trigger(outside.call('triggers', 'create', functionName, everyMinutes) as Trigger);
      }),
    });
  return googleObject(outside, 'ScriptApp', {
    AuthMode,
    EventType,
    TriggerSource,
    getOAuthToken: method('', () => info.token),
    getScriptId: method('', () => info.scriptId),
    getService: method('', () =>
      googleObject(outside, 'ScriptApp.Service', { getUrl: method('', () => info.serviceUrl) }),
    ),
    getProjectTriggers: method('', () => (outside.call('triggers', 'list') as Trigger[]).map(trigger)),
    deleteTrigger: method('ScriptApp.Trigger', (given: object) => {
      outside.call('triggers', 'delete', ids.get(given));
    }),
    newTrigger: method('String', (functionName: string) =>
      googleObject(outside, 'ScriptApp.TriggerBuilder', {
        timeBased: method('', () => clockBuilder(functionName, undefined)),
      }),
    ),
  });
}
