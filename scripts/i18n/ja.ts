// 日本語のセットアップ。
import { aws } from './ja/aws';
import { google } from './ja/google';
import { sheet, testTask } from './ja/sheet';
import type { SetUpTexts } from './texts';

const list = (lines: readonly string[]) => lines.map((line) => `\n    ${line}`).join('');

export const ja: SetUpTexts = {
  place: (number, of, title) => `[${number}/${of}] ${title}`,
  isDone: (place, detail) => `✓ ${place}: ${detail}`,
  isNext: (place, detail) => `→ ${place}: ${detail}`,
  isLater: (title) => `  ${title}: このあと`,
  failed: (place, what, mend) => `✗ ${place}\n    ${what}\n    対処: ${mend}`,
  stillLacking: (detail) => `手順を実行しましたが、まだ次の状態です: ${detail}`,
  runAgain: '同じコマンドをもう一度実行してください。ここから続きます',
  again: (step) => `npm run setup -- --again ${step}`,
  allDone: 'セットアップはすべて完了しています。確認したいときは npm run doctor を実行してください',
  broken: '\n中断しました。失われたものはありません。同じコマンドで続きから再開できます。',
  begun: (what) => `  … ${what}`,
  ended: (what, seconds) => `  … ${what}: ${seconds} 秒`,
  pressEnter: '終わったら Enter を押してください',
  noSuchStep: (id, known) => `「${id}」という手順はありません。手順: ${known.join(', ')}`,
  titles: {
    tools: 'このマシンのツール',
    awsAccount: 'AWS アカウントとリージョン',
    slackApp: 'Slack アプリ',
    slackChannels: 'Slack チャンネル',
    bridgeSecret: 'スクリプトとブリッジの間の秘密鍵',
    bridgeDeploy: 'ブリッジのデプロイ',
    bridgeAnswers: 'ブリッジの応答',
    pagerDutyAccount: 'PagerDuty のトークン・ユーザー・サービス',
    webhooks: 'PagerDuty からブリッジへの通知',
    googleLogin: 'Google アカウント',
    spreadsheet: 'スプレッドシートとスクリプト',
    push: 'Google 上のスクリプト',
    deployment: '着手ページ (ウェブアプリ)',
    connect: 'スクリプトのアドレスと秘密情報',
    setUpSheet: 'スプレッドシートのタブとトリガー',
    calendars: 'カレンダー',
    testTask: 'テストタスク',
  },
  acts: {
    createSlackApp: (url, manifestPath) =>
      `Slack アプリを作成します:
    1. ${url} を開きます
       (または https://api.slack.com/apps → Create New App → From a manifest で ${manifestPath} を貼り付けます)
    2. ワークスペースを選び、Next → Create を押します
    3. Install App → Install to workspace → 許可する を押します
    4. OAuth & Permissions で Bot User OAuth Token をコピーします。次の質問で入力します`,
    inviteBot: (channels) =>
      `次の各チャンネルにボットを招待します。Slack でチャンネルを開き /invite @Toban を送信してください${list(channels)}`,
    logInToGoogle: (command) =>
      `これから開くブラウザーで、スプレッドシートのオーナーになるアカウントで Google にログインし、すべてのチェックを入れてください
    (${command}。このマシンにブラウザーがない場合: ${command} --no-localhost)`,
    enableAppsScriptApi: (url) => `Apps Script API を有効にします。${url} を開いてオンにしてください`,
    connect: (sheetUrl, block) =>
      `スクリプトを接続します。下のブロックには秘密情報が含まれます。ほかの場所には貼り付けないでください。
    1. ${sheetUrl} を開き、メニュー「Toban」が表示されるまで待ちます (表示されなければ再読み込みします)
    2. Toban → 接続 を選びます。初回は Google の承認を求められます: 詳細 → Toban に移動 → 許可
    3. ブロック全体を貼り付けて「保存」を押します

${block}
`,
    setUpSheet: (sheetUrl, language, testChannel) =>
      `タブを作成します。${sheetUrl} で Toban → セットアップ を選んでください
    そのあと設定タブで、言語に ${language}、テストチャンネルに ${testChannel} を入力してください`,
    addCalendars: (sheetUrl, service, from, channels) =>
      `カレンダーを選びます。${sheetUrl} で Toban → カレンダーを追加 を選び、チェックを入れてください
    モード: 「オン」。これまでの仕組みと並行して動かす場合は「予行」。テストタスク用に、自分のカレンダーを 1 つ「オン」で追加してください
    PagerDutyサービス: ${service}   送信者: ${from}   Slackチャンネル: ${channels.join(', ')} のいずれか`,
    createTestEvent: (url, title) =>
      `テスト用の予定を作成します。${url} を開いて「保存」を押してください (タイトル「${title}」はそのままにします)`,
    startTestTask: (channel, title) =>
      `Slack の ${channel} にカード「${title}」が表示されました。カードの「着手する」を押し、開いたページでも「着手する」を押してください`,
    finishTestTask: (channel, title) =>
      `Slack の ${channel} でカード「${title}」の「完了する」を押し、開いたページでも「完了する」を押してください`,
    deleteTestEvent: (title) => `テスト用の予定「${title}」をカレンダーから削除してください`,
    checkSetUp: (sheetUrl) =>
      `スクリプトにしか見えない項目を確認します。${sheetUrl} で Toban → セットアップの確認 を選び、示された点を直してください`,
  },
  mends: {
    unreachable: 'このマシンがインターネットに接続できることを確かめ、同じコマンドをもう一度実行してください',
    slack: (code) =>
      code === 'ratelimited'
        ? '1 分ほど待って、同じコマンドをもう一度実行してください'
        : 'アプリの OAuth & Permissions で Bot User OAuth Token をコピーし直し、npm run setup -- --again slack-app で入力してください',
    pagerDuty: (status) =>
      status === 401
        ? 'トークンが無効です。Integrations → API Access Keys で作成し、npm run setup -- --again pagerduty-account で入力してください'
        : status === 403
          ? 'このトークンには権限がありません。管理者のフルアクセスキー (読み取り専用ではないもの) が必要です'
          : '上に示した PagerDuty のメッセージを確認して直し、同じコマンドをもう一度実行してください',
    bridge: (status) =>
      status === 401
        ? 'ブリッジの秘密鍵が異なるか、このマシンの時計が 5 分以上ずれています。1 分ほど待って、同じコマンドをもう一度実行してください'
        : status === 503
          ? 'ブリッジがまだ秘密情報を読めません。1 分ほど待って、同じコマンドをもう一度実行してください'
          : '関数のログを確認し (docs/bridge.md)、npm run setup -- --again bridge-deploy でデプロイし直してください',
  },
  tools: {
    oldNode: (version, needed) => `Node ${version} は古すぎます。${needed} 以降が必要です`,
    packagesLacking: (names) => `インストールされていません: ${names.join(', ')} (npm ci)`,
    unbuilt: (paths) => `まだビルドされていません: ${paths.join(', ')}`,
    building: '両方の部品をビルドしています',
    npmMend: '上に示した npm のメッセージを確認してください。npm ci でパッケージを入れ直せます',
    ready: (version) => `Node ${version}、パッケージとビルドがそろっています`,
  },
  aws,
  slack: {
    noToken: 'ボットトークンがまだありません',
    askToken: 'Bot User OAuth Token (xoxb-…)',
    notBotToken: 'xoxb- で始まるものです。アプリトークン (xapp-) やユーザートークン (xoxp-) ではありません',
    connected: (team) => `${team} に接続しています`,
    scopesLacking: (scopes) => `アプリに次の権限がありません: ${scopes.join(', ')}`,
    scopesMend:
      'OAuth & Permissions → Scopes で追加し、Reinstall to Workspace のあと npm run setup -- --again slack-app を実行してください',
    noChannels: 'チャンネルがまだ選ばれていません',
    defaultNotStored: '既定のチャンネルがまだ保存されていません',
    askDefault:
      'ほかに行き先のないカードを受けるチャンネル (ID、C…。チャンネル名 → チャンネル情報 → チャンネル ID)',
    askTest: 'リハーサルとテストタスク用のチャンネル (ID)',
    askMore: 'そのほかのチャンネルの ID を空白区切りで (なければ空のまま)',
    notChannelId: 'チャンネル ID は C または G で始まります (例: C0123456789)',
    channelsLack: (faults) => `ボットが使えないチャンネルがあります:${list(faults)}`,
    inviteMend:
      '各チャンネルにボットを招待するか (/invite @Toban)、npm run setup -- --again slack-channels で選び直してください',
    channelsReady: (count) => `${count} チャンネル、すべてにボットが参加しています`,
  },
  bridge: {
    noSecret: 'まだ作成されていません',
    secretStored: 'SSM に保存されています',
    notDeployed: 'ブリッジがまだデプロイされていません',
    channelsRefused: (faults) => `ブリッジが使えないチャンネルがあります:${list(faults)}`,
    answers: (addresses, channels) =>
      `アドレス ${addresses} 件、署名は受理され、${channels} チャンネルが使えます`,
  },
  pagerDuty: {
    notChosen: 'トークンがまだ保存されていません',
    askToken: 'PagerDuty の API キー (Integrations → API Access Keys、フルアクセス)',
    askFrom:
      'Toban が操作に使う PagerDuty ユーザーのメールアドレス (個人のものは避けてください。各インシデントに表示されます)',
    notAddress: 'メールアドレスを入力してください',
    noUser: (address) => `PagerDuty にユーザー ${address} がいません`,
    noUserMend:
      'PagerDuty でユーザーを追加するか (People → Users)、npm run setup -- --again pagerduty-account で別のアドレスを入力してください',
    noService: 'PagerDuty にサービスがありません',
    noServiceMend: 'サービスを作成し (Services → New Service)、同じコマンドをもう一度実行してください',
    serviceGone: (name) => `サービス「${name}」がなくなっています`,
    chooseService: '定期作業のサービス',
    choosePolicy: 'エスカレーションポリシー',
    servicesOwnPolicy: 'サービスに設定されたもの',
    oneLevel: (policy) =>
      `  ! ポリシー「${policy}」は 1 段階だけで繰り返しもありません。最初の呼び出しに気づかないと、次の呼び出しがありません。段階を追加するか、繰り返しを設定してください。`,
    inactive: (service, status) => `! サービス「${service}」は ${status} です。インシデントを受け付けません`,
    autoResolves: (service, minutes) =>
      `! サービス「${service}」は ${minutes} 分でインシデントを自動的に解決します。誰も着手していない作業が閉じてしまいます。無効にしてください (Settings → Auto-resolution)。`,
    releases: (service, minutes) =>
      `! サービス「${service}」は着手した作業を ${minutes} 分で未着手に戻します。無効にするか (Settings → Acknowledgement timeout)、時間内に完了してください。`,
    ready: (from, service) => `${from} として操作し、「${service}」にインシデントを作成します`,
  },
  google,
  sheet,
  testTask,
  webhooks: {
    ready: 'ブリッジの各アドレスへの購読が有効です',
    lacking: (urls) => `購読がないか、無効になっています:${list(urls)}`,
    noSecret: '新しい購読の秘密鍵が PagerDuty から返りませんでした',
  },
};
