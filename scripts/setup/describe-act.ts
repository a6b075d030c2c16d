// What a person is asked to do, in words.
import type { SetUpTexts } from '../i18n/texts';
import type { PersonAct } from './person';

export function describeAct(act: PersonAct, texts: SetUpTexts): string {
  const { acts } = texts;
  switch (act.kind) {
    case 'createSlackApp':
      return acts.createSlackApp(act.url, act.manifestPath);
    case 'inviteBot':
      return acts.inviteBot(act.channels);
    case 'logInToGoogle':
      return acts.logInToGoogle([act.command, ...act.args].join(' '));
    case 'enableAppsScriptApi':
      return acts.enableAppsScriptApi(act.url);
    case 'connect':
      return acts.connect(act.sheetUrl, act.block);
    case 'setUpSheet':
      return acts.setUpSheet(act.sheetUrl, act.language, act.testChannel);
    case 'addCalendars':
      return acts.addCalendars(act.sheetUrl, act.service, act.from, act.channels);
    case 'createTestEvent':
      return acts.createTestEvent(act.url, act.title);
    case 'startTestTask':
      return acts.startTestTask(act.channel, act.title);
    case 'finishTestTask':
      return acts.finishTestTask(act.channel, act.title);
    case 'deleteTestEvent':
      return acts.deleteTestEvent(act.title);
    case 'checkSetUp':
      return acts.checkSetUp(act.sheetUrl);
  }
}
