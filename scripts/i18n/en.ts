// Set-up in English.
import { aws } from './en/aws';
import { google } from './en/google';
import { sheet, testTask } from './en/sheet';
import type { SetUpTexts } from './texts';

const list = (lines: readonly string[]) => lines.map((line) => `\n    ${line}`).join('');

export const en: SetUpTexts = {
  place: (number, of, title) => `[${number}/${of}] ${title}`,
  isDone: (place, detail) => `✓ ${place}: ${detail}`,
  isNext: (place, detail) => `→ ${place}: ${detail}`,
  isLater: (title) => `  ${title}: later`,
  failed: (place, what, mend) => `✗ ${place}\n    ${what}\n    What to do: ${mend}`,
  stillLacking: (detail) => `The step ran, and still: ${detail}`,
  runAgain: 'run the same command again; it goes on from here',
  again: (step) => `npm run setup -- --again ${step}`,
  allDone: 'Everything is set up. Whenever you wonder: npm run doctor',
  broken: '\nStopped. Nothing is lost: the same command goes on from here.',
  begun: (what) => `  … ${what}`,
  ended: (what, seconds) => `  … ${what}: ${seconds} s`,
  pressEnter: 'Press Enter when that is done',
  noSuchStep: (id, known) => `There is no step "${id}". Steps: ${known.join(', ')}`,
  titles: {
    tools: 'Tools on this machine',
    awsAccount: 'AWS account and region',
    slackApp: 'Slack app',
    slackChannels: 'Slack channels',
    bridgeSecret: 'Secret between the script and the bridge',
    bridgeDeploy: 'Bridge deployed',
    bridgeAnswers: 'Bridge answers',
    pagerDutyAccount: 'PagerDuty: token, user, service',
    webhooks: 'PagerDuty tells the bridge',
    googleLogin: 'Google account',
    spreadsheet: 'Spreadsheet and script',
    push: 'Script at Google',
    deployment: 'Start page (web app)',
    connect: 'Addresses and secrets of the script',
    setUpSheet: 'Tabs and trigger of the spreadsheet',
    calendars: 'Calendars',
    testTask: 'Test task',
  },
  acts: {
    createSlackApp: (url, manifestPath) =>
      `Make the Slack app:
    1. Open ${url}
       (or https://api.slack.com/apps → Create New App → From a manifest, and paste ${manifestPath})
    2. Choose your workspace → Next → Create
    3. Install App → Install to workspace → Allow
    4. OAuth & Permissions → copy the Bot User OAuth Token; the next question asks for it`,
    inviteBot: (channels) =>
      `Invite the bot to each of these channels: in Slack open the channel and send  /invite @Toban${list(channels)}`,
    logInToGoogle: (command) =>
      `Log in to Google in the browser that opens now, as the account that will own the spreadsheet, and tick every box
    (${command}; without a browser on this machine: ${command} --no-localhost)`,
    enableAppsScriptApi: (url) =>
      `Switch the Apps Script API on for your account: open ${url} and turn it on`,
    connect: (sheetUrl, block) =>
      `Connect the script. The block below holds secrets: paste it nowhere else.
    1. Open ${sheetUrl} and wait until the menu Toban appears (reload if it does not)
    2. Toban → Connect; Google asks for your consent the first time: Advanced → Go to Toban → Allow
    3. Paste the whole block and press Save

${block}
`,
    setUpSheet: (sheetUrl, language, testChannel) =>
      `Make the tabs: in ${sheetUrl} choose Toban → Set up
    Then, in the tab Settings, fill in: Language ${language}, Test channel ${testChannel}`,
    addCalendars: (sheetUrl, service, from, channels) =>
      `Choose the calendars: in ${sheetUrl} choose Toban → Add calendars and tick them
    Mode: "On"; beside an old system "Rehearse". For the test task add one of your own with mode "On"
    PagerDuty service: ${service}   From: ${from}   Slack channel: one of ${channels.join(', ')}`,
    createTestEvent: (url, title) =>
      `Make a test event: open ${url} and press Save (its title stays "${title}")`,
    startTestTask: (channel, title) =>
      `In Slack's ${channel} a card "${title}" has appeared: press its Start link, and Start on the page that opens`,
    finishTestTask: (channel, title) =>
      `In Slack's ${channel} press the Finish link of "${title}", and Finish on the page that opens`,
    deleteTestEvent: (title) => `Delete the test event "${title}" from the calendar`,
    checkSetUp: (sheetUrl) =>
      `What only the script can see: in ${sheetUrl} choose Toban → Check set-up, and mend what it names`,
  },
  mends: {
    unreachable: 'see that this machine reaches the internet, then run the same command again',
    slack: (code) =>
      code === 'ratelimited'
        ? 'wait a minute and run the same command again'
        : 'copy the Bot User OAuth Token anew (OAuth & Permissions of the app) and give it with: npm run setup -- --again slack-app',
    pagerDuty: (status) =>
      status === 401
        ? 'the token is not valid: make one under Integrations → API Access Keys and give it with: npm run setup -- --again pagerduty-account'
        : status === 403
          ? 'the token may not do this: it must be a full-access key (not read-only), of an administrator'
          : 'see what PagerDuty says above, mend it, and run the same command again',
    bridge: (status) =>
      status === 401
        ? "the bridge has another secret, or this machine's clock is off by more than five minutes: wait a minute and run the same command again"
        : status === 503
          ? 'the bridge cannot read its secrets yet: wait a minute and run the same command again'
          : "look into the function's log (docs/bridge.md), and deploy again: npm run setup -- --again bridge-deploy",
  },
  tools: {
    oldNode: (version, needed) => `Node ${version} is too old, ${needed} or newer is needed`,
    packagesLacking: (names) => `not installed: ${names.join(', ')} (npm ci)`,
    unbuilt: (paths) => `not built yet: ${paths.join(', ')}`,
    building: 'building both parts',
    npmMend: 'read what npm says above; npm ci makes the packages anew',
    ready: (version) => `Node ${version}, packages and builds are there`,
  },
  aws,
  slack: {
    noToken: 'there is no bot token yet',
    askToken: 'Bot User OAuth Token (xoxb-…)',
    notBotToken: 'it begins with xoxb-; an app token (xapp-) or a user token (xoxp-) is another one',
    connected: (team) => `connected to ${team}`,
    scopesLacking: (scopes) => `the app lacks these scopes: ${scopes.join(', ')}`,
    scopesMend:
      'OAuth & Permissions → Scopes → add them → Reinstall to Workspace, then: npm run setup -- --again slack-app',
    noChannels: 'no channel is chosen yet',
    defaultNotStored: 'the default channel is not stored yet',
    askDefault:
      'Channel for cards that no other channel takes (its ID, C…; channel name → About → Channel ID)',
    askTest: 'Channel for rehearsals and the test task (ID)',
    askMore: 'IDs of further channels, separated by spaces (may be empty)',
    notChannelId: 'a channel ID begins with C or G, such as C0123456789',
    channelsLack: (faults) => `the bot cannot use:${list(faults)}`,
    inviteMend:
      'invite the bot to each of them (/invite @Toban), or choose others: npm run setup -- --again slack-channels',
    channelsReady: (count) => `${count} channel${count === 1 ? '' : 's'}, the bot is a member of each`,
  },
  bridge: {
    noSecret: 'it is not made yet',
    secretStored: 'stored in SSM',
    notDeployed: 'the bridge is not deployed yet',
    channelsRefused: (faults) => `the bridge cannot use:${list(faults)}`,
    answers: (addresses, channels) =>
      `${addresses === 1 ? 'one address' : `${addresses} addresses`}, signature taken, ${channels} channels usable`,
  },
  pagerDuty: {
    notChosen: 'no token is stored yet',
    askToken: 'PagerDuty API key (Integrations → API Access Keys, full access)',
    askFrom:
      "E-mail address of the PagerDuty user in whose name Toban acts (not somebody's own: it is named in each incident)",
    notAddress: 'an e-mail address',
    noUser: (address) => `PagerDuty knows no user ${address}`,
    noUserMend:
      'add the user in PagerDuty (People → Users), or give another: npm run setup -- --again pagerduty-account',
    noService: 'PagerDuty has no service',
    noServiceMend: 'make one (Services → New Service), then run the same command again',
    serviceGone: (name) => `the service ${name} is gone`,
    chooseService: 'Service for scheduled work',
    choosePolicy: 'Escalation policy',
    servicesOwnPolicy: 'that of the service',
    oneLevel: (policy) =>
      `  ! The policy ${policy} has one level and does not repeat: who misses the first call hears no second. Add a level or let it repeat.`,
    inactive: (service, status) => `! The service ${service} is ${status}: it takes no incidents`,
    autoResolves: (service, minutes) =>
      `! The service ${service} resolves incidents by itself after ${minutes} minutes: work that nobody started would close. Switch it off (Settings → Auto-resolution).`,
    releases: (service, minutes) =>
      `! The service ${service} takes started work back after ${minutes} minutes. Switch it off (Settings → Acknowledgement timeout), or finish in time.`,
    ready: (from, service) => `acts as ${from}, opens incidents of ${service}`,
  },
  google,
  sheet,
  testTask,
  webhooks: {
    ready: 'each address of the bridge is subscribed and switched on',
    lacking: (urls) => `not subscribed, or switched off:${list(urls)}`,
    noSecret: 'PagerDuty told no secret for the new subscription',
  },
};
