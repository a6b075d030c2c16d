// English: the menu's dialogs.
import type { BlockProblem } from '../../core/connection';
import type { CalendarsDialogTexts, CheckDialogTexts, ConnectDialogTexts } from '../dialog-texts';

export const checkDialog: CheckDialogTexts = {
  checking: 'Looking at everything that Toban depends on…',
  again: 'Check again',
  failed: 'The check itself did not work: ',
  allGood: 'Everything is in order.',
  counts: { bad: '{n} to mend', warning: '{n} to consider', unknown: '{n} not visible from here' },
  fine: '{n} in order',
  verdicts: { bad: 'Mend', warning: 'Consider', unknown: 'Not visible', ok: 'In order' },
  open: 'Open',
  foot: 'Toban {build}, checked at {time}. Nothing was changed.',
};

const KINDS: Readonly<Record<BlockProblem['kind'], string>> = {
  form: 'is not of the form NAME=value. Copy the block again, each value whole on one line',
  unknown: 'is no name of Toban’s. Take the line out, or correct the name',
  twice: 'stands twice. Keep one of the lines',
  absent: 'has no value. Fill it in, or take the line out to keep what is stored',
  address: 'must be an https:// address',
  addresses: 'must be one or two https:// addresses, comma separated',
  whsec: 'must begin with whsec_, as npm run setup prints it',
  short: 'must have at least 16 characters',
  exec: 'must be the web app address that ends in /exec (Deploy → Manage deployments), not /dev',
  unusable: 'cannot be used',
};

export const connectDialog: ConnectDialogTexts = {
  intro:
    'Paste the block that npm run setup prints. Only what it names is replaced; values are never shown again.',
  block: 'NAME=value, one a line',
  newLinkSecret: 'Make a new LINK_SECRET',
  newLinkSecretNote: 'Start and Finish links in cards that are already in Slack stop working.',
  save: 'Save',
  saving: 'Saving…',
  nothing: 'There is nothing to save: paste the block first.',
  saved: 'Saved: ',
  notSaved: 'Nothing was saved.',
  failed: 'That did not work: ',
  known: 'Stored now',
  states: { set: 'set', bad: 'cannot be used', lacking: 'not set', default: 'default' },
  problem: ({ line, name, kind }) => `Line ${line}: ${name ?? 'it'} ${KINDS[kind]}.`,
};

export const calendarsDialog: CalendarsDialogTexts = {
  intro:
    'Choose the calendars whose events are work to be started. Each gets a row in the Settings tab, where everything can be changed later.',
  noCalendars:
    'Your account can read no calendar: have one shared with you, with all event details, and open this again.',
  calendars: 'Calendars that you can read, and the customer of each',
  customerOf: 'Customer of {name}',
  listed: 'in the Settings tab already',
  modes: { on: 'On', rehearse: 'Rehearse' },
  modeNotes: {
    on: 'A task that comes due opens an incident and is told in the channel.',
    rehearse: 'Only the test channel hears what would happen: for running beside an old system.',
  },
  fields: {
    calendarId: 'Calendar',
    customer: 'Customer',
    mode: 'Mode',
    service: 'PagerDuty service',
    from: 'From (email)',
    channel: 'Slack channel (ID)',
  },
  channelNote: 'C…, from the channel’s details in Slack. Invite Toban there.',
  fromNote: 'The PagerDuty user in whose name Toban acts.',
  noServices:
    'PagerDuty did not say what services there are: type the ID (P…), or choose Toban → Connect first.',
  save: 'Add',
  saving: 'Adding…',
  noneChosen: 'Tick at least one calendar.',
  noMode: 'Choose a mode.',
  bad: 'Nothing was added. Please correct: ',
  and: ', ',
  added: 'Added to the Settings tab: {n}. Their tasks appear in the ledger within a minute.',
  failed: 'That did not work: ',
};
