// The spreadsheet's tabs. Their ids are given by set-up and never change, so a renamed or moved tab is still found.
export const TABS = {
  ledger: { sheetId: 1101, title: 'Ledger' },
  settings: { sheetId: 1102, title: 'Settings' },
  activity: { sheetId: 1103, title: 'Activity' },
  state: { sheetId: 1104, title: 'State' },
  archive: { sheetId: 1105, title: 'Archive' },
  report: { sheetId: 1106, title: 'Report' },
} as const;

export type TabName = keyof typeof TABS;
export const TAB_NAMES = Object.keys(TABS) as readonly TabName[];

/** What each run reads whole. The archive grows for ever, and the report is only for people. */
export const READ_TABS = ['ledger', 'settings', 'activity', 'state'] as const;
export type ReadTab = (typeof READ_TABS)[number];
