// セットアップの Google の部分。
import type { GoogleTexts } from '../google-texts';

const list = (lines: readonly string[]) => lines.map((line) => `\n    ${line}`).join('');

export const google: GoogleTexts = {
  login: {
    loggedOut: 'スクリプトを Google に送る clasp がログインしていません',
    expired: 'clasp のログインの有効期限が切れています',
    apiOff: 'このアカウントでは Apps Script API がオフになっています',
  },
  loggedIn: (email) => `${email} でログインしています。Apps Script API はオンです`,
  noSpreadsheet: 'スプレッドシートがまだありません',
  halfMade: (title, since) =>
    `以前の実行 (${since}) がスプレッドシートの作成中に中断しました。Google ドライブで「${title}」を探し、見つかったら「既存のものを使う」を選ぶか、新しく作成する前に削除してください`,
  scriptGone: (url) =>
    `${url} のスクリプトがなくなっています。誤って削除した場合は、Google ドライブのゴミ箱から復元し、同じコマンドをもう一度実行してください。新しく作成すると台帳は空から始まります`,
  chooseSpreadsheet: '台帳のスプレッドシート',
  newSpreadsheet: (title) => `新しく作成する (「${title}」)`,
  existingSpreadsheet: '既存のものを使う (自分がオーナーで、まだスクリプトがないもの)',
  askSpreadsheet: 'スプレッドシートのアドレス (https://docs.google.com/spreadsheets/d/…)',
  notSpreadsheet: 'ブラウザーに表示されるスプレッドシートのアドレスを入力してください',
  making: 'スプレッドシートとスクリプトを作成しています',
  pushing: 'スクリプトを Google に送っています',
  pushed: (files) => `${files} ファイル。Google 側の内容はこのマシンと一致しています`,
  notPushed: (files) => `Google 側の内容がこのマシンと異なります:${list(files)}`,
  deploying: 'ウェブアプリをデプロイしています',
  notDeployed: 'まだデプロイされていません',
  deploymentGone:
    'デプロイがなくなっています。新しいデプロイはアドレスが変わるため、以前のカードのリンクは使えなくなります',
  oldVersion: (version, files) =>
    `バージョン ${version} がデプロイされていますが、ここでビルドしたものと異なります:${list(files)}`,
  deployed: (url, version) => `バージョン ${version}、${url}`,
  mends: {
    clasp: (reason) => {
      switch (reason) {
        case 'loggedOut':
        case 'expired':
          return 'npm run setup -- --again google-login でログインし直してください';
        case 'apiOff':
          return 'https://script.google.com/home/usersettings を開いて Apps Script API をオンにし、1 分ほど待って、同じコマンドをもう一度実行してください';
        case 'notFound':
          return '削除されたか、別のアカウントのものです。ログイン中のアカウントを確かめ (npx clasp show-authorized-user)、Google ドライブのゴミ箱から復元するか、npm run setup -- --again spreadsheet で新しく作成してください';
        case 'forbidden':
          return 'ログイン中のアカウントに編集権限がありません。オーナーでログインし直すか (npm run setup -- --again google-login)、編集者として共有してもらってください';
        case 'tooMany':
          return 'Google の上限に達しています。スクリプトの古いバージョンを削除するか (拡張機能 → Apps Script → プロジェクトの履歴)、呼び出し回数の上限なら 1 時間ほど待って、同じコマンドをもう一度実行してください';
        case 'unreachable':
          return 'このマシンから googleapis.com に接続できることを確かめ、同じコマンドをもう一度実行してください';
        case 'other':
          return '上に示した Google のメッセージを確認して直し、同じコマンドをもう一度実行してください';
      }
    },
    mayBeHalfMade: (title) =>
      `スプレッドシート「${title}」だけが作成された可能性があります。Google ドライブを確認し、見つかったら同じコマンドをもう一度実行してそのアドレスを入力するか、先に削除してください`,
  },
};
