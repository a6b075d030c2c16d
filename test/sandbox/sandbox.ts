// The whole of Toban on one machine: the shipped bundles, the services around them, one virtual clock.
// It begins with an empty spreadsheet and installs itself through the product's own set-up function.
import { join } from 'node:path';
import { AppsScript } from './apps-script/apps-script';
import type { GoogleUser } from './apps-script/protocol';
import { WebApp } from './apps-script/web-app';
import { AwsAccount, FUNCTION_KEY_ID } from './aws/account';
import { unzip } from './aws/unzip';
import { CalendarIntake, type IcsFile } from './calendar-intake';
import { VirtualClock } from './clock';
import { CHANNELS, DEFAULT_CHANNEL, OWNER_EMAIL, openAccount, PEOPLE, SECRETS } from './company';
import { consoleFiles } from './console/serve';
import { controlApi } from './control/api';
import { errorsIn, errorsInLogs, type ProductError } from './errors';
import { Faults } from './faults';
import { GoogleCalendar } from './google/calendar/google-calendar';
import { ScriptApi } from './google/script-api/script-api';
import { Studio } from './google/script-api/studio';
import { GoogleSheets } from './google/sheets/google-sheets';
import { hanging } from './hanging';
import { Heartbeat } from './heartbeat';
import type { HttpRequest } from './http';
import { install } from './install';
import { Journal } from './journal';
import { LambdaBridge } from './lambda/bridge';
import { DynamoDb } from './lambda/dynamodb';
import type { Locale } from './options';
import { Pace } from './pace';
import { PagerDuty } from './pagerduty/pagerduty';
import { SandboxServer } from './server';
import { SettingsSheet } from './settings-sheet';
import { Slack } from './slack/slack';
import { spoiling } from './spoiling';

const PROJECT = join(__dirname, '..', '..');
const TABLE = 'toban';
const AWS_MOUNT = '/aws';

/** Of the function that stands there from the start. */
const BUILT_ENVIRONMENT = {
  TOBAN_TABLE: TABLE,
  SLACK_BOT_TOKEN: SECRETS.slackBot,
  SLACK_DEFAULT_CHANNEL: DEFAULT_CHANNEL.id,
  PAGERDUTY_WEBHOOK_SECRETS: SECRETS.pagerdutyWebhooks,
  LEGACY_WEBHOOK_TOKEN: SECRETS.legacyWebhooks,
  BRIDGE_SECRETS: SECRETS.bridge,
};

export interface SandboxOptions {
  /** `example`: the built-in week. */
  readonly calendars: 'example' | readonly IcsFile[];
  /** Where the clock starts, epoch milliseconds. */
  readonly atMs: number;
  /** Virtual seconds a real second; 0 stands still. */
  readonly speed: number;
  /** 0 takes any free port. */
  readonly port: number;
  readonly locale: Locale;
  /** A second HTTP API before the same function and table: PagerDuty and the script know both addresses. */
  readonly redundant?: boolean;
  /**
   * `built`, by default: the built bundle is pushed, deployed and set up from the start.
   * `none`: an account where nothing of Toban is yet; what clasp pushes runs.
   */
  readonly project?: 'built' | 'none';
  /**
   * `built`, by default: the built handler stands there, its secrets in its environment.
   * `none`: an AWS account where nothing of Toban is yet; what the CDK deploys runs, with its secrets in SSM.
   */
  readonly function?: 'built' | 'none';
}

/** What listens on real ports. */
interface Ground {
  readonly server: SandboxServer;
  /** The origin of the web app's frame: another one than the page's, as at Google. */
  readonly frames: SandboxServer;
  readonly database: DynamoDb;
}

export class Sandbox {
  readonly spreadsheetId = 'sandbox-spreadsheet';
  readonly startMs: number;
  readonly locale: Locale;
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly pace: Pace;
  readonly calendar: GoogleCalendar;
  readonly sheets: GoogleSheets;
  readonly settings: SettingsSheet;
  readonly intake: CalendarIntake;
  readonly heartbeat: Heartbeat;
  readonly slack: Slack;
  readonly pagerduty: PagerDuty;
  readonly bridge: LambdaBridge;
  readonly script: AppsScript;
  readonly bridgeUrls: readonly string[];
  readonly aws: AwsAccount;
  /** What clasp made. */
  readonly studio: Studio;
  readonly scriptApi: ScriptApi;
  private madeSpreadsheets = 0;
  private readonly executionErrors: ProductError[] = [];

  /** @throws Error naming what is lacking: a bundle that is not built, a port that is taken, a set-up that failed */
  static async start(options: SandboxOptions): Promise<Sandbox> {
    const clock = new VirtualClock(options.atMs);
    const ground = {
      server: new SandboxServer(clock),
      frames: new SandboxServer(clock),
      database: await DynamoDb.start(TABLE),
    };
    let sandbox: Sandbox | undefined;
    try {
      const url = await ground.server.listen(options.port);
      sandbox = new Sandbox(options, clock, ground, url, await ground.frames.listen(0));
      await sandbox.begin(options);
      return sandbox;
    } catch (error) {
      await (sandbox ? sandbox.close() : closeGround(ground));
      throw error;
    }
  }

  private constructor(
    { locale, atMs, redundant = false, project = 'built', function: fn = 'built' }: SandboxOptions,
    clock: VirtualClock,
    private readonly ground: Ground,
    /** `http://127.0.0.1:8600` */
    readonly url: string,
    frameOrigin: string,
  ) {
    this.clock = clock;
    this.startMs = atMs;
    this.locale = locale;
    const nowMs = () => clock.nowMs;
    const journal = new Journal(nowMs);
    const faults = new Faults(nowMs);
    const parts = { clock, journal, faults };
    this.journal = journal;
    this.faults = faults;
    this.pace = new Pace(clock);

    this.bridge = new LambdaBridge({
      ...parts,
      handlerPath: fn === 'none' ? null : join(PROJECT, 'lambda-bridge', 'dist', 'handler.mjs'),
      env: {
        AWS_ENDPOINT_URL_DYNAMODB: ground.database.endpoint,
        SLACK_API_URL: `${url}/slack/api`,
        ...(fn === 'none' ? { AWS_ENDPOINT_URL_SSM: `${url}${AWS_MOUNT}` } : BUILT_ENVIRONMENT),
      },
    });
    this.aws = new AwsAccount({
      mountedAt: AWS_MOUNT,
      apiUrl: (index) => `${url}/bridge/${index === 0 ? 'a' : 'b'}`,
      tableName: TABLE,
      onFunction: ({ environment }, zip) =>
        this.bridge.deploy(unzip(zip), { ...environment, AWS_ACCESS_KEY_ID: FUNCTION_KEY_ID }),
    });
    const bridge = hanging('bridge', this.bridge.handle, parts);
    this.slack = new Slack({
      ...parts,
      token: SECRETS.slackBot,
      afterEffect: (request) => this.bridge.afterSlack(request),
    });
    for (const channel of CHANNELS) this.slack.addChannel(channel);

    this.pagerduty = new PagerDuty({
      ...parts,
      baseUrl: `${url}/pagerduty`,
      deliver: (_, request) => bridge(request),
    });
    const pagerduty = hanging('pagerduty', this.pagerduty.handle, parts);
    this.bridgeUrls = (redundant ? ['a', 'b'] : ['a']).map((api) => `${url}/bridge/${api}`);
    openAccount(
      this.pagerduty,
      this.bridgeUrls.map((each) => `${each}/pagerduty`),
    );

    this.heartbeat = new Heartbeat(nowMs, faults, journal);
    this.calendar = new GoogleCalendar(parts);
    this.sheets = new GoogleSheets(parts);
    this.sheets.create({
      id: this.spreadsheetId,
      title: 'Toban',
      locale: locale === 'ja' ? 'ja_JP' : 'en_US',
    });
    this.settings = new SettingsSheet(this.sheets, this.spreadsheetId);
    this.intake = new CalendarIntake(this.calendar, this.settings);

    const owner = user(OWNER_EMAIL, locale);
    this.script = new AppsScript({
      ...parts,
      distDir: project === 'none' ? null : join(PROJECT, 'apps-script', 'dist'),
      owner,
      spreadsheetId: this.spreadsheetId,
      sheets: this.sheets,
      calendar: this.calendar,
      calendarHandler: spoiling('calendar', hanging('calendar', this.calendar.handle, parts), faults),
      network: new Map([
        [`${url}/pagerduty`, spoiling('pagerduty', pagerduty, faults)],
        [`${url}/bridge`, spoiling('bridge', bridge, faults)],
        [`${url}/heartbeat`, hanging('heartbeat', this.heartbeat.handle, parts)],
        [`${url}/webapp`, (request: HttpRequest) => webApp.handler(request)],
        [`${frameOrigin}/webapp`, (request: HttpRequest) => webApp.frameHandler(request)],
      ]),
      webAppUrl: () => `${url}/webapp/exec`,
      onEnded: (execution) => this.executionErrors.push(...errorsIn(execution)),
    });
    this.studio = new Studio({
      nowMs,
      spreadsheetId: this.spreadsheetId,
      push: (files) => this.script.code.push(files),
      deploy: (files) => this.script.code.deploy(files),
      webAppUrl: `${url}/webapp/exec`,
    });
    this.scriptApi = new ScriptApi({
      journal,
      studio: this.studio,
      email: OWNER_EMAIL,
      accessToken: SECRETS.google,
      createSpreadsheet: (title) => this.createSpreadsheet(title),
    });
    const webApp = new WebApp({
      script: this.script,
      owner,
      users: [owner, ...PEOPLE.map(({ email }) => user(email, locale))],
      frameOrigin: () => frameOrigin,
    });

    const { server, frames } = ground;
    server.watchInsiders((request: HttpRequest) => this.bridge.watch(request));
    server
      .mount('/pagerduty', pagerduty)
      .mount('/slack/api', this.slack.handle)
      .mount('/bridge', bridge)
      .mount(AWS_MOUNT, this.aws.handle)
      .mount('/webapp', webApp.handler)
      .mount('/google', this.scriptApi.handle)
      .mount('/api', controlApi(this), { time: 'free' });
    frames.mount('/webapp', webApp.frameHandler);
  }

  /** What the product threw or logged at error level, oldest first. */
  get errors(): readonly ProductError[] {
    return [...this.executionErrors, ...errorsInLogs(this.bridge.logs)].sort((a, b) => a.atMs - b.atMs);
  }

  /** The bridge's table. */
  get database(): DynamoDb {
    return this.ground.database;
  }

  async close(): Promise<void> {
    await this.pace.stop();
    await this.script.close();
    await this.bridge.close();
    await closeGround(this.ground);
  }

  /** The first that is made is the one that the sandbox shows and runs; the others only exist. */
  private createSpreadsheet(title: string): string {
    this.madeSpreadsheets += 1;
    if (this.madeSpreadsheets === 1) return this.spreadsheetId;
    const id = `${this.spreadsheetId}-${this.madeSpreadsheets}`;
    this.sheets.create({ id, title, locale: this.locale === 'ja' ? 'ja_JP' : 'en_US' });
    return id;
  }

  private async begin({ calendars, locale, speed, project = 'built' }: SandboxOptions): Promise<void> {
    this.ground.server.mount('/', await consoleFiles(locale), { time: 'free' });
    if (project === 'built') await install(this);
    if (calendars === 'example') this.intake.addExample(this.startMs);
    else for (const file of calendars) this.intake.importFile(file);
    this.pace.set(speed);
  }
}

async function closeGround({ server, frames, database }: Ground): Promise<void> {
  await Promise.all([server.close(), frames.close(), database.close()]);
}

function user(email: string, locale: Locale): GoogleUser {
  return { email, locale };
}
