// English: what a check of the set-up says.
import type { CheckTexts } from '../../core/checkup/texts';
import type { PropertyFault } from '../../core/properties';

const FAULTS: Readonly<Record<PropertyFault, string>> = {
  absent: 'is not set',
  address: 'is no https:// address',
  addresses: 'must be one or two https:// addresses, comma separated',
  whsec: 'must begin with whsec_',
  short: 'must have at least 16 characters',
  exec: 'must be the web app address that ends in /exec',
  unusable: 'cannot be used',
};

const CONNECT = 'Toban → Connect, with the block that npm run setup prints';
const RELEASE = 'Run npm run release: it pushes the script, redeploys the page and the bridge together.';

/** Slack's words that people can do something about (docs.slack.dev, errors of chat.postMessage). */
const SLACK: Readonly<Record<string, string>> = {
  not_in_channel: 'Invite the bot in that channel: /invite @Toban.',
  channel_not_found:
    'Look the ID up at the end of the channel’s details; a private channel also needs the bot invited.',
  is_archived: 'Unarchive the channel in Slack, or put another one on the Settings tab.',
  invalid_auth: 'Give the bridge the bot’s token again: npm run setup -- --again slack-app.',
  token_revoked:
    'Install the Slack app again and give the bridge its token: npm run setup -- --again slack-app.',
  account_inactive:
    'Install the Slack app again and give the bridge its token: npm run setup -- --again slack-app.',
  missing_scope: 'Give the Slack app its scopes, install it again, then npm run setup -- --again slack-app.',
  later: 'Slack answers slowly or limits its calls just now: check again in a minute.',
};

export const check: CheckTexts = {
  places: {
    setUp: 'npm run setup',
    properties: 'Script properties',
    pagerDuty: 'PagerDuty',
    service: (name) => `PagerDuty → Services → ${name}`,
    policy: (name) => `PagerDuty → Escalation policies → ${name}`,
    webhooks: 'PagerDuty → Generic webhooks (v3)',
    settings: 'Settings tab',
    settingsOf: (customers) => of('Settings tab', customers),
    calendar: (name) => `Google Calendar: ${name}`,
    triggers: 'Apps Script → Triggers',
    webApp: 'Web app (start page)',
    bridge: (url) => `Bridge ${url}`,
    channel: (id, customers) => of(`Slack channel ${id}`, customers),
    heartbeat: 'Heartbeat',
    sheet: 'Spreadsheet',
  },
  unseen: (reason) => ({
    what: `It could not be looked at: ${reason}`,
    mend: 'Check again in a few minutes; if it goes on, see whether the service is reachable.',
  }),
  sheetUnread: (reason) => ({
    what: `It cannot be read: ${reason}`,
    mend: 'Choose Toban → Set up: it makes and repairs the tabs.',
  }),
  onlyInSheet: (places) => ({
    what: `Only the spreadsheet sees these: ${places.join(', ')}`,
    mend: 'Open the spreadsheet and choose Toban → Check set-up.',
  }),
  setUp: {
    unfinished: (parts) => ({
      what: `Set-up is not finished, or its file is not here: ${parts.join(', ')}`,
      mend: 'Run npm run setup: it goes on where it stopped.',
    }),
  },
  own: {
    ticks: (build) => `ticks run ${build}`,
    checkout: (build) => `this checkout is ${build}`,
  },
  properties: {
    good: 'All script properties are set',
    faulty: (name, fault) => ({ what: `${name} ${FAULTS[fault]}`, mend: `${CONNECT}.` }),
  },
  token: {
    good: 'The API token works',
    refused: {
      what: 'PagerDuty does not know the API token',
      mend: 'Make a new key (Integrations → API Access Keys), then npm run setup -- --again pagerduty-account.',
    },
  },
  person: {
    good: (name, email) => `${email} is ${name}, who may act`,
    unknown: (email) => ({
      what: `No PagerDuty user has the address ${email}: every change is refused`,
      mend: 'Correct "From (email)" on the Settings tab, or add the user in PagerDuty (People → Users).',
    }),
    cannotAct: (email, role) => ({
      what: `${email} may only read (role ${role}): every change is refused`,
      mend: 'Give the user another role in PagerDuty, or put another one under "From (email)".',
    }),
    limited: (email, role) => ({
      what: `${email} has the role ${role}: it may act only where its teams let it`,
      mend: 'See that it is a responder of every service in use, or give it the base role Responder.',
    }),
  },
  service: {
    good: 'Enabled; neither timer is on',
    gone: (id) => ({
      what: `PagerDuty has no service ${id}`,
      mend: 'Correct "PagerDuty service": the ID is the end of the service’s address.',
    }),
    disabled: {
      what: 'The service is disabled: it takes no incident',
      mend: 'Enable it in PagerDuty (the service → Enable Service).',
    },
    inMaintenance: (until) => ({
      what: `In a maintenance window${until === null ? '' : ` until ${until}`}: it swallows incidents`,
      mend: 'End the window in PagerDuty; Toban opens what is due as soon as it is over.',
    }),
    maintenanceAhead: (from, until) => ({
      what: `A maintenance window is planned from ${from} to ${until}: incidents are swallowed then`,
      mend: 'Take the service out of the window, or put the calendar on hold ("Hold until") for as long.',
    }),
    resolvesItself: (minutes) => ({
      what: `Auto-resolve is on: after ${span(minutes)} PagerDuty closes work that nobody has started (4 h is its default)`,
      mend: 'Switch "Auto-resolve incidents" off in the service’s settings.',
    }),
    releases: (minutes) => ({
      what: `The acknowledgement time-out is on: after ${span(minutes)} started work calls people again (30 min is its default)`,
      mend: 'Switch "Acknowledgement timeout" off in the service’s settings, unless work never takes that long.',
    }),
  },
  lowUrgency: {
    what: 'Incidents of low urgency never escalate: PagerDuty calls one person, once, and only as their rules for low urgency say',
    mend: 'Set "Urgency" to high, or rely on Toban’s own reminders in Slack ("Remind every").',
  },
  policy: {
    good: (levels, loops) =>
      `${levels} ${levels === 1 ? 'level' : 'levels'}${loops > 0 ? `, repeated ${loops === 1 ? 'once' : `${loops} times`}` : ''}`,
    gone: (id) => ({
      what: `PagerDuty has no escalation policy ${id}`,
      mend: 'Correct "Escalation policy", or leave it empty for the service’s own.',
    }),
    empty: {
      what: 'The policy has no level: nobody is called',
      mend: 'Add levels with people or schedules.',
    },
    nobody: (level) => ({
      what: `Nobody is on level ${level}`,
      mend: 'Put a person or a schedule on that level, or take it out.',
    }),
    oneLevel: (minutes) => ({
      what: `One level, not repeated: when nobody answers within ${span(minutes)}, nobody else is called`,
      mend: 'Add a second level, or let the policy repeat.',
    }),
  },
  settings: {
    good: (calendars) => `${calendars} ${calendars === 1 ? 'calendar' : 'calendars'}, every cell can be read`,
    problem: (text) => ({ what: text, mend: 'Correct the cell as it says.' }),
    empty: {
      what: 'No calendar is listed yet',
      mend: 'Add one row a calendar: its ID stands at "Integrate calendar" in the calendar’s settings.',
    },
  },
  calendar: {
    good: (timeZone) => `Readable; its zone is ${timeZone}`,
    off: 'Switched off',
    readByTicks: (account) => `Read by the ticks of ${account}; it is not shared with you`,
    unreadable: (reason, account) => ({ what: `It cannot be read: ${reason}`, mend: share(account) }),
    unreadByTicks: (since, account) => ({
      what: `Ticks have not been able to read it since ${since}`,
      mend: share(account),
    }),
  },
  triggers: {
    good: (account) => `One trigger, of ${account}`,
    none: (account) => ({
      what: `There is no trigger of ${account}, and no tick has run lately`,
      mend: 'Choose Toban → Set up: it makes the trigger, which then runs as you.',
    }),
    ofOthers: (accounts) => ({
      what: `Ticks run by the trigger of ${accounts.join(', ')}; you see only your own`,
      mend: 'Nothing is wrong as long as that account stays. To take over, delete the trigger there first, then Toban → Set up.',
    }),
    several: (count) => ({
      what: `${count} triggers run the tick: they only wait for each other`,
      mend: 'Delete all but one (Apps Script → Triggers). Toban itself removes them within the hour.',
    }),
    twoAccounts: (accounts) => ({
      what: `Triggers of several accounts run the tick: ${accounts.join(', ')}`,
      mend: 'Delete all but one: each account sees its own under Apps Script → Triggers.',
    }),
  },
  ticks: {
    good: (minutesAgo) =>
      minutesAgo < 2
        ? 'The last complete tick was just now'
        : `The last complete tick known was ${minutesAgo} min ago`,
    never: {
      what: 'No tick has been complete yet',
      mend: 'Choose Toban → Run now: it says what is in its way.',
    },
    old: (since) => ({
      what: `No tick has been complete since ${since}`,
      mend: 'Choose Toban → Run now: it says what is in its way. If that goes well, the trigger is off: Toban → Set up.',
    }),
    runTime: (used, quota) => `${used} of ${quota} minutes of run time used in the last 24 hours`,
    runTimeScarce: (used, quota) => ({
      what: `${used} of ${quota} minutes of run time used in the last 24 hours: above that Google stops the ticks`,
      mend: 'See which service answers slowly (notices in Slack). With Google Workspace set "Run time a day (minutes)" to 360.',
    }),
  },
  webApp: {
    good: 'The start page answers, with the same build',
    opened: (at) => `The start page is behind Google’s sign-in; opened ${at}, with the same build`,
    other: (build, own) => ({
      what: `The start page is of build ${build}, ${own}`,
      mend: `${RELEASE} Then open the page once.`,
    }),
    wall: {
      what: 'The start page is behind Google’s sign-in, and this build of it was never opened',
      mend: 'Open it by the link: it shows its build and tells it to this check.',
    },
    wallFromOutside: {
      what: 'The start page is behind Google’s sign-in: which build it is cannot be seen from here',
      mend: 'Choose Toban → Check set-up in the spreadsheet: it knows which build was opened last.',
    },
    gone: (status) => ({
      what: `There is no web app at WEB_APP_URL (HTTP ${status})`,
      mend: 'Take the address from Apps Script → Deploy → Manage deployments, and give it by Toban → Connect (WEB_APP_URL=…).',
    }),
    noAddress: { what: 'Its address is not known', mend: `Set WEB_APP_URL: ${CONNECT}.` },
  },
  bridge: {
    good: 'Answers, with the same build',
    other: (build, own) => ({
      what: `The bridge is of ${build === null ? 'an older build' : `build ${build}`}, ${own}`,
      mend: RELEASE,
    }),
    signature: 'Takes Toban’s signature',
    refused: {
      what: 'The bridge refuses the signature: BRIDGE_SECRET is not one of its own',
      mend: `Give both the same secret: npm run setup -- --again bridge-secret, then ${CONNECT}.`,
    },
    notConfigured: {
      what: 'The bridge cannot read its secrets',
      mend: 'Write them anew: npm run setup -- --again bridge-secret; see the function’s log if it goes on.',
    },
  },
  channel: {
    good: 'The bot can post and read',
    refused: (error) => ({
      what: error === 'later' ? 'Slack could not be asked just now' : `Slack answers ${error || 'no'}`,
      mend:
        SLACK[error] ??
        'Look the word up in Slack’s documentation of chat.postMessage; the bridge’s log says more.',
    }),
  },
  webhooks: {
    good: (url) => `Every event goes to ${url}`,
    none: (url) => ({
      what: `No subscription sends to ${url}: Slack hears of a start only by the next tick`,
      mend: 'Make it: npm run setup -- --again webhooks.',
    }),
    off: (url) => ({
      what: `The subscription to ${url} is switched off`,
      mend: 'Switch it on in PagerDuty, or: npm run setup -- --again webhooks.',
    }),
    paused: (url) => ({
      what: `PagerDuty has paused the subscription to ${url}, since it was refused several times`,
      mend: 'See the bridge’s lines here first, then: npm run setup -- --again webhooks.',
    }),
    lacking: (url, events) => ({
      what: `The subscription to ${url} lacks ${events.join(', ')}`,
      mend: 'Add them in PagerDuty, or: npm run setup -- --again webhooks.',
    }),
    narrow: (url, services) => ({
      what: `The subscription to ${url} does not cover ${services.join(', ')}`,
      mend: 'Set its scope to the account, or add one for each of these services.',
    }),
    ofTeam: (url) => ({
      what: `The subscription to ${url} covers one team: whether that has every service in use is not looked at`,
      mend: 'Set its scope to the account, or see that each service belongs to the team.',
    }),
  },
  heartbeat: {
    good: 'Every tick is told to its address',
    none: {
      what: 'No heartbeat address is set: if ticks stop, only the bridge’s alarm tells it',
      mend: 'Make a check that expects a ping a minute (healthchecks.io or the like), and give its address by Toban → Connect (HEARTBEAT_URL=…).',
    },
  },
  form: {
    good: (form) => `Its form is ${form}, as this script writes it`,
    newer: (form, known) => ({
      what: `A newer Toban wrote it (form ${form}, this script knows ${known}): ticks stand still`,
      mend: 'Release the newer script again (npm run release), or go back to an earlier version of the spreadsheet (File → Version history).',
    }),
  },
  timeZone: {
    good: (timeZone) => `Its zone is ${timeZone}`,
    differs: (timeZone, calendars) => ({
      what: `Its zone is ${timeZone}, the calendars’ ${calendars.join(', ')}. Toban’s own times bear their offset; formulas of yours go by the spreadsheet’s zone`,
      mend: 'Set it under File → Settings, if formulas or charts of yours use times.',
    }),
  },
};

const MOST_NAMED = 3;

function of(place: string, customers: readonly string[]): string {
  if (customers.length === 0) return place;
  const more = customers.length - MOST_NAMED;
  return `${place}: ${customers.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function share(account: string | null): string {
  return `Correct the ID, or share the calendar with ${account ?? 'the account whose trigger runs'} ("See all event details").`;
}

function span(minutes: number): string {
  return minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
