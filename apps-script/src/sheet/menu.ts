// The menu in the sheet, for administrators.
import { messageOf } from '../services/fetch';
import { userTexts } from '../services/user-texts';
import { runTick } from '../tick';
import { reportBook } from './report-now';
import { setUpBook } from './set-up';

export function addMenu(): void {
  const texts = menuTexts();
  SpreadsheetApp.getUi()
    .createMenu(texts.title)
    .addItem(texts.runNow, 'runNow')
    .addItem(texts.reportNow, 'reportNow')
    .addSeparator()
    .addItem(texts.connect, 'connectFromMenu')
    .addItem(texts.setUp, 'setUpFromMenu')
    .addItem(texts.addCalendars, 'addCalendarsFromMenu')
    .addItem(texts.checkSetUp, 'checkSetUpFromMenu')
    .addToUi();
}

export function menuRunNow(): void {
  answering(() => {
    const failure = runTick(true);
    if (failure !== null) throw new Error(failure);
  }, menuTexts().ran);
}

export function menuSetUp(): void {
  answering(setUpBook, menuTexts().setUpDone);
}

export function menuReportNow(): void {
  answering(reportBook, menuTexts().reported);
}

function answering(run: () => void, done: string): void {
  const ui = SpreadsheetApp.getUi();
  try {
    run();
    ui.alert(done);
  } catch (error) {
    ui.alert(menuTexts().failed(messageOf(error)));
  }
}

function menuTexts() {
  return userTexts().menu;
}
