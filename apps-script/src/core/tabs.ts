// The spreadsheet's tabs. Their ids are given by set-up and never change, so a renamed or moved tab is still found.
export const TABS = {
  ledger: { sheetId: 1101, title: 'Ledger' },
  settings: { sheetId: 1102, title: 'Settings' },
  activity: { sheetId: 1103, title: 'Activity' },
  state: { sheetId: 1104, title: 'State' },
} as const;

export type TabName = keyof typeof TABS;
export const TAB_NAMES = Object.keys(TABS) as readonly TabName[];
