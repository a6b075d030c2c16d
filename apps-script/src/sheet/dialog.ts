// A dialog of the menu: a page that is shown over the spreadsheet and asks the script by google.script.run.
import { languageOf } from '../i18n/catalogue';
import { inlineJson } from '../page/inline-json';

const WIDTH = 720;
const HEIGHT = 560;

/** @param data what the page is given beside its language */
export function showDialog(name: 'calendars' | 'check' | 'connect', data: object, title: string): void {
  const template = HtmlService.createTemplateFromFile(name);
  const language = languageOf(Session.getActiveUserLocale());
  template.data = inlineJson({ ...data, title, language });
  const page = template.evaluate().setWidth(WIDTH).setHeight(HEIGHT);
  SpreadsheetApp.getUi().showModalDialog(page, title);
}
