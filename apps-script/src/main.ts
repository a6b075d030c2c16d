// Every global of the script, and nothing else: triggers, menu entries, the web app and its server functions.
// gas-webpack-plugin sees only statements of the form `global.name = …`.
import { clickFinish, clickPostpone, clickStart } from './page/click';
import { notePage } from './page/note-page';
import { showPage } from './page/show';
import { addCalendars, menuAddCalendars } from './sheet/add-calendars';
import { checkSetUp, menuCheckSetUp } from './sheet/check-set-up';
import { connect, menuConnect } from './sheet/connect';
import { addMenu, menuReportNow, menuRunNow, menuSetUp } from './sheet/menu';
import { setUpBook } from './sheet/set-up';
import { tick } from './tick';

declare const global: Record<string, unknown>;

global.tick = tick;
global.onOpen = addMenu;
global.doGet = showPage;
global.setUp = setUpBook;
global.runNow = menuRunNow;
global.reportNow = menuReportNow;
global.setUpFromMenu = menuSetUp;
global.connectFromMenu = menuConnect;
global.connect = connect;
global.addCalendarsFromMenu = menuAddCalendars;
global.addCalendars = addCalendars;
global.checkSetUpFromMenu = menuCheckSetUp;
global.checkSetUp = checkSetUp;
global.notePage = notePage;
global.startTask = clickStart;
global.finishTask = clickFinish;
global.postponeTask = clickPostpone;
