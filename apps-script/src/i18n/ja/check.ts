// Japanese: what a check of the set-up says.
import type { CheckTexts } from '../../core/checkup/texts';
import type { PropertyFault } from '../../core/properties';

const FAULTS: Readonly<Record<PropertyFault, string>> = {
  absent: 'が設定されていません',
  address: 'が https:// で始まるアドレスではありません',
  addresses: 'は https:// で始まるアドレス 1 つか、カンマ区切りの 2 つにしてください',
  whsec: 'が whsec_ で始まっていません',
  short: 'は 16 文字以上にしてください',
  exec: 'が /exec で終わるウェブアプリのアドレスではありません',
  unusable: 'が使えない値です',
};

const CONNECT = 'npm run setup が表示するブロックを、当番 → 接続情報 に貼り付けてください';
const RELEASE =
  'npm run release を実行してください。スクリプト、着手ページ、ブリッジをまとめて同じビルドにします。';

/** Slack's words that people can do something about (docs.slack.dev, errors of chat.postMessage). */
const SLACK: Readonly<Record<string, string>> = {
  not_in_channel: 'そのチャンネルで /invite @Toban を実行し、ボットを招待してください。',
  channel_not_found:
    'チャンネル詳細のいちばん下にある ID を確かめてください。非公開チャンネルならボットの招待も必要です。',
  is_archived: 'Slack でアーカイブを解除するか、Settings タブで別のチャンネルを指定してください。',
  invalid_auth: 'ボットのトークンを入れ直してください：npm run setup -- --again slack-app',
  token_revoked:
    'Slack アプリを再インストールし、トークンを入れ直してください：npm run setup -- --again slack-app',
  account_inactive:
    'Slack アプリを再インストールし、トークンを入れ直してください：npm run setup -- --again slack-app',
  missing_scope:
    'Slack アプリに権限（スコープ）を足して再インストールし、npm run setup -- --again slack-app を実行してください。',
  later:
    'いま Slack の応答が遅いか、回数制限にかかっています。1 分ほど待ってから、もう一度確認してください。',
};

export const check: CheckTexts = {
  places: {
    setUp: 'npm run setup',
    properties: 'スクリプト プロパティ',
    pagerDuty: 'PagerDuty',
    service: (name) => `PagerDuty → Services → ${name}`,
    policy: (name) => `PagerDuty → Escalation policies → ${name}`,
    webhooks: 'PagerDuty → Generic webhooks (v3)',
    settings: 'Settings タブ',
    settingsOf: (customers) => of('Settings タブ', customers),
    calendar: (name) => `Google カレンダー：${name}`,
    triggers: 'Apps Script → トリガー',
    webApp: 'ウェブアプリ（着手ページ）',
    bridge: (url) => `ブリッジ ${url}`,
    channel: (id, customers) => of(`Slack チャンネル ${id}`, customers),
    heartbeat: 'ハートビート',
    sheet: 'スプレッドシート',
  },
  unseen: (reason) => ({
    what: `確認できませんでした：${reason}`,
    mend: '数分後にもう一度確認してください。続くようなら、そのサービスに接続できるか調べてください。',
  }),
  sheetUnread: (reason) => ({
    what: `読み取れません：${reason}`,
    mend: '当番 → セットアップ を実行してください。タブを作り、直します。',
  }),
  onlyInSheet: (places) => ({
    what: `スプレッドシートからしか見えない項目です：${places.join('、')}`,
    mend: 'スプレッドシートを開き、当番 → セットアップの確認 を実行してください。',
  }),
  setUp: {
    unfinished: (parts) => ({
      what: `セットアップが終わっていないか、その記録がここにありません：${parts.join('、')}`,
      mend: 'npm run setup を実行してください。続きから始まります。',
    }),
  },
  own: {
    ticks: (build) => `動いているのは ${build}`,
    checkout: (build) => `このチェックアウトは ${build}`,
  },
  properties: {
    good: 'スクリプト プロパティはすべて設定されています',
    faulty: (name, fault) => ({ what: `${name} ${FAULTS[fault]}`, mend: `${CONNECT}。` }),
  },
  token: {
    good: 'API トークンは有効です',
    refused: {
      what: 'PagerDuty が API トークンを認めません',
      mend: '新しいキー（Integrations → API Access Keys）を作り、npm run setup -- --again pagerduty-account を実行してください。',
    },
  },
  person: {
    good: (name, email) => `${email} は ${name} で、操作できます`,
    unknown: (email) => ({
      what: `${email} という PagerDuty ユーザーがいません。すべての変更が拒否されます`,
      mend: 'Settings タブの「送信者(メール)」を直すか、PagerDuty（People → Users）にユーザーを追加してください。',
    }),
    cannotAct: (email, role) => ({
      what: `${email} は閲覧しかできません（ロール ${role}）。すべての変更が拒否されます`,
      mend: 'PagerDuty でロールを変えるか、「送信者(メール)」に別のユーザーを指定してください。',
    }),
    limited: (email, role) => ({
      what: `${email} のロールは ${role} で、チームが許す範囲でしか操作できません`,
      mend: '使っているすべてのサービスでレスポンダーになっているか確かめるか、基本ロールを Responder にしてください。',
    }),
  },
  service: {
    good: '有効です。タイマーはどちらもオフです',
    gone: (id) => ({
      what: `PagerDuty にサービス ${id} がありません`,
      mend: '「PagerDutyサービス」を直してください。ID はサービスのページのアドレスの末尾です。',
    }),
    disabled: {
      what: 'サービスが無効になっていて、インシデントを受け付けません',
      mend: 'PagerDuty のサービス画面で有効（Enable Service）にしてください。',
    },
    inMaintenance: (until) => ({
      what: `メンテナンス期間中です${until === null ? '' : `（${until} まで）`}。インシデントは作られません`,
      mend: 'PagerDuty でメンテナンスを終了してください。終わりしだい、予定時刻を過ぎた作業を作成します。',
    }),
    maintenanceAhead: (from, until) => ({
      what: `${from} から ${until} までメンテナンスの予定があります。その間インシデントは作られません`,
      mend: 'このサービスを対象から外すか、その間「保留期限」でカレンダーを保留にしてください。',
    }),
    resolvesItself: (minutes) => ({
      what: `自動解決がオンです。${span(minutes)}たつと、誰も着手していない作業を PagerDuty が閉じます（初期値は 4 時間）`,
      mend: 'サービスの設定で「Auto-resolve incidents」をオフにしてください。',
    }),
    releases: (minutes) => ({
      what: `確認応答のタイムアウトがオンです。${span(minutes)}たつと、着手済みの作業でもう一度呼び出します（初期値は 30 分）`,
      mend: 'サービスの設定で「Acknowledgement timeout」をオフにしてください。作業がその時間内に必ず終わるなら、そのままでかまいません。',
    }),
  },
  lowUrgency: {
    what: '緊急度「低」のインシデントはエスカレーションされません。最初の 1 人に、その人の低緊急度の通知設定で 1 回知らせるだけです',
    mend: '「緊急度」を「高」にするか、Slack への再通知（「再通知の間隔」）に任せてください。',
  },
  policy: {
    good: (levels, loops) => `${levels} 段階${loops > 0 ? `、${loops} 回繰り返し` : ''}`,
    gone: (id) => ({
      what: `PagerDuty にエスカレーションポリシー ${id} がありません`,
      mend: '「エスカレーションポリシー」を直すか、空欄にしてサービス自身のポリシーを使ってください。',
    }),
    empty: {
      what: '段階が 1 つもなく、誰も呼び出されません',
      mend: '担当者かスケジュールの段階を追加してください。',
    },
    nobody: (level) => ({
      what: `第 ${level} 段階に誰もいません`,
      mend: 'その段階に担当者かスケジュールを入れるか、段階を削除してください。',
    }),
    oneLevel: (minutes) => ({
      what: `1 段階だけで繰り返しもありません。${span(minutes)}以内に応答がなくても、ほかの人は呼び出されません`,
      mend: '第 2 段階を追加するか、繰り返しを設定してください。',
    }),
  },
  settings: {
    good: (calendars) => `カレンダー ${calendars} 件。すべてのセルを読めます`,
    problem: (text) => ({ what: text, mend: '表示のとおりセルを直してください。' }),
    empty: {
      what: 'カレンダーがまだ登録されていません',
      mend: 'カレンダーごとに 1 行を追加してください。ID はカレンダーの設定の「カレンダーの統合」にあります。',
    },
  },
  calendar: {
    good: (timeZone) => `読み取れます。タイムゾーンは ${timeZone} です`,
    off: 'オフになっています',
    readByTicks: (account) => `${account} の実行では読み取れています（あなたには共有されていません）`,
    unreadable: (reason, account) => ({ what: `読み取れません：${reason}`, mend: share(account) }),
    unreadByTicks: (since, account) => ({ what: `${since} から読み取れていません`, mend: share(account) }),
  },
  triggers: {
    good: (account) => `トリガーは ${account} の 1 つだけです`,
    none: (account) => ({
      what: `${account} のトリガーがなく、最近は実行もされていません`,
      mend: '当番 → セットアップ を実行してください。トリガーが作られ、あなたのアカウントで動きます。',
    }),
    ofOthers: (accounts) => ({
      what: `${accounts.join('、')} のトリガーで動いています（見えるのは自分のトリガーだけです）`,
      mend: 'そのアカウントが残る限り問題ありません。引き継ぐときは、先にそちらのトリガーを削除してから 当番 → セットアップ を実行してください。',
    }),
    several: (count) => ({
      what: `トリガーが ${count} つあり、互いを待たせるだけになっています`,
      mend: '1 つだけ残して削除してください（Apps Script → トリガー）。1 時間以内に Toban も自分で削除します。',
    }),
    twoAccounts: (accounts) => ({
      what: `複数のアカウントのトリガーで動いています：${accounts.join('、')}`,
      mend: '1 つだけ残して削除してください。それぞれのアカウントの Apps Script → トリガー に表示されます。',
    }),
  },
  ticks: {
    good: (minutesAgo) =>
      minutesAgo < 2
        ? '最後の実行はたったいま正常に終わりました'
        : `正常に終わった最後の実行は、記録では ${minutesAgo} 分前です`,
    never: {
      what: '正常に終わった実行がまだ一度もありません',
      mend: '当番 → 今すぐ実行 を選んでください。何が妨げているか表示します。',
    },
    old: (since) => ({
      what: `${since} を最後に、正常に終わった実行がありません`,
      mend: '当番 → 今すぐ実行 を選んでください。何が妨げているか表示します。うまくいくなら、トリガーが止まっています：当番 → セットアップ',
    }),
    runTime: (used, quota) => `直近 24 時間の実行時間は ${quota} 分のうち ${used} 分です`,
    runTimeScarce: (used, quota) => ({
      what: `直近 24 時間の実行時間は ${quota} 分のうち ${used} 分です。使い切ると Google が実行を止めます`,
      mend: '応答の遅いサービスがないか、Slack のお知らせを見てください。Google Workspace なら「1日の実行時間(分)」を 360 にします。',
    }),
  },
  webApp: {
    good: '着手ページは応答し、ビルドも同じです',
    opened: (at) =>
      `着手ページは Google のログインが必要なページです。${at} に開いたとき、ビルドは同じでした`,
    other: (build, own) => ({
      what: `着手ページのビルドは ${build}、${own} です`,
      mend: `${RELEASE}そのあとページを一度開いてください。`,
    }),
    wall: {
      what: '着手ページは Google のログインが必要なため、ここからは見えません。このビルドのページはまだ一度も開かれていません',
      mend: 'リンクからページを開いてください。ビルドが表示され、この確認にも伝わります。',
    },
    wallFromOutside: {
      what: '着手ページは Google のログインが必要なため、ビルドはここからは見えません',
      mend: 'スプレッドシートで 当番 → セットアップの確認 を実行してください。最後に開かれたビルドがわかります。',
    },
    gone: (status) => ({
      what: `WEB_APP_URL にウェブアプリがありません（HTTP ${status}）`,
      mend: 'Apps Script → デプロイ → デプロイを管理 でアドレスを確かめ、当番 → 接続情報 に WEB_APP_URL=… を貼り付けてください。',
    }),
    noAddress: { what: 'アドレスがわかりません', mend: `WEB_APP_URL を設定します。${CONNECT}。` },
  },
  bridge: {
    good: '応答し、ビルドも同じです',
    other: (build, own) => ({
      what: `ブリッジのビルドは ${build ?? 'これより古い版'}、${own} です`,
      mend: RELEASE,
    }),
    signature: 'Toban の署名を受け付けます',
    refused: {
      what: 'ブリッジが署名を認めません。BRIDGE_SECRET がブリッジのものと違います',
      mend: `同じシークレットにします：npm run setup -- --again bridge-secret を実行し、${CONNECT}。`,
    },
    notConfigured: {
      what: 'ブリッジがシークレットを読めません',
      mend: '書き直してください：npm run setup -- --again bridge-secret。続くようなら関数のログを見てください。',
    },
  },
  channel: {
    good: 'ボットが投稿し、読むことができます',
    refused: (error) => ({
      what: error === 'later' ? 'いま Slack に確認できませんでした' : `Slack の応答：${error || '拒否'}`,
      mend:
        SLACK[error] ??
        'Slack の chat.postMessage の説明でこの語を調べてください。ブリッジのログに詳細があります。',
    }),
  },
  webhooks: {
    good: (url) => `すべてのイベントが ${url} に届きます`,
    none: (url) => ({
      what: `${url} に送る購読がありません。Slack は次の実行まで着手を知りません`,
      mend: '作成してください：npm run setup -- --again webhooks',
    }),
    off: (url) => ({
      what: `${url} への購読がオフになっています`,
      mend: 'PagerDuty でオンにするか、npm run setup -- --again webhooks を実行してください。',
    }),
    paused: (url) => ({
      what: `${url} への購読は、何度か拒否されたため PagerDuty が止めています`,
      mend: 'まずこの画面でブリッジの項目を見てください。そのあと npm run setup -- --again webhooks を実行します。',
    }),
    lacking: (url, events) => ({
      what: `${url} への購読に ${events.join('、')} がありません`,
      mend: 'PagerDuty で追加するか、npm run setup -- --again webhooks を実行してください。',
    }),
    narrow: (url, services) => ({
      what: `${url} への購読は ${services.join('、')} を対象にしていません`,
      mend: '対象（スコープ）をアカウント全体にするか、サービスごとに購読を追加してください。',
    }),
    ofTeam: (url) => ({
      what: `${url} への購読は 1 つのチームだけが対象です。使っているサービスがすべてそのチームのものかは確認していません`,
      mend: '対象をアカウント全体にするか、各サービスがそのチームに属しているか確かめてください。',
    }),
  },
  heartbeat: {
    good: '実行のたびに知らせています',
    none: {
      what: 'ハートビートのアドレスがありません。実行が止まったことを知らせるのは、ブリッジのアラームだけになります',
      mend: '毎分の通知を待つ監視（healthchecks.io など）を作り、当番 → 接続情報 に HEARTBEAT_URL=… を貼り付けてください。',
    },
  },
  form: {
    good: (form) => `記録の形式は ${form} で、このスクリプトと同じです`,
    newer: (form, known) => ({
      what: `新しい Toban が書いた形式です（形式 ${form}、このスクリプトが知るのは ${known} まで）。実行は停止しています`,
      mend: '新しいスクリプトをもう一度リリース（npm run release）するか、スプレッドシートを以前の版に戻してください（ファイル → 変更履歴）。',
    }),
  },
  timeZone: {
    good: (timeZone) => `タイムゾーンは ${timeZone} です`,
    differs: (timeZone, calendars) => ({
      what: `タイムゾーンは ${timeZone} ですが、カレンダーは ${calendars.join('、')} です。Toban の時刻には時差が付いています。ご自分の数式はスプレッドシートのタイムゾーンで計算されます`,
      mend: '数式やグラフで時刻を使うなら、ファイル → 設定 で合わせてください。',
    }),
  },
};

const MOST_NAMED = 3;

function of(place: string, customers: readonly string[]): string {
  if (customers.length === 0) return place;
  const more = customers.length - MOST_NAMED;
  return `${place}：${customers.slice(0, MOST_NAMED).join('、')}${more > 0 ? ` ほか ${more} 件` : ''}`;
}

function share(account: string | null): string {
  return `ID を直すか、カレンダーを ${account ?? 'トリガーのアカウント'} と共有してください（「予定の表示（すべての予定の詳細）」）。`;
}

function span(minutes: number): string {
  return minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} 時間` : `${minutes} 分`;
}
