// AWS の手順の日本語。
import type { AwsTexts } from '../aws-texts';

const withProfile = (command: string, profile: string | null) =>
  profile === null ? command : `${command} --profile ${profile}`;

export const aws: AwsTexts = {
  notChosen: 'アカウントとリージョンがまだ選ばれていません',
  askRegion: 'ブリッジを置く AWS リージョン (東京: ap-northeast-1)',
  notRegion: 'リージョンは ap-northeast-1 のような形です',
  confirmAccount: (accountId, arn, region) =>
    `AWS アカウント ${accountId}、リージョン ${region} にインストールしますか? (${arn} としてサインインしています)`,
  notThisAccount: '別のアカウントを使います',
  otherAccount: (found, wanted) =>
    `この認証情報はアカウント ${found} のものですが、インストール先は ${wanted} です`,
  otherAccountMend: (profile) =>
    `正しいアカウントの認証情報に切り替え (export AWS_PROFILE=…${profile === null ? '' : `。現在は ${profile}`})、同じコマンドをもう一度実行してください。このアカウントにインストールする場合は npm run setup -- --again aws-account`,
  askAlarmEmail: 'ブリッジのアラームを受けるメールアドレス (空のままでもかまいません)',
  notAddress: 'メールアドレスを入力するか、空のままにしてください',
  askRedundant: '片方の API の障害に備えて、ブリッジのアドレスを二つにしますか?',
  ready: (accountId, region) => `アカウント ${accountId}、リージョン ${region}`,
  notBootstrapped: 'このアカウントとリージョンには、まだ CDK でデプロイしたことがありません',
  confirmBootstrap: (accountId, region) =>
    `CDK は ${accountId} の ${region} に専用のスタック (CDKToolkit) を必要とします。内容は、デプロイ物を置くバケット、空のままのコンテナーリポジトリ、5 つのロール、1 つのパラメーターです。費用はほとんどかからず、ほかの CDK デプロイとも共用されます。作成しますか?`,
  bootstrapping: 'CDK 用にアカウントを準備しています (約 1 分)',
  bootstrapDeclinedMend: (command) =>
    `アカウントの管理者に ${command} を実行してもらい、同じコマンドをもう一度実行してください`,
  notDeployed: 'まだデプロイされていません',
  notCurrent: 'デプロイ済みのものが、ここでビルドしたもの、または設定と異なります',
  notKnownHere: 'デプロイ済みですが、アドレスがまだここに記録されていません',
  undone: (status, failures) =>
    `デプロイは失敗し、元に戻されました (${status})${failures.map((line) => `\n    ${line}`).join('')}`,
  undoneMend:
    '示された原因を直し、同じコマンドをもう一度実行してください。失敗したデプロイの残りは先に片付けられ、カードと秘密情報は保たれます',
  underWay: (status) => `デプロイが進行中です (${status})`,
  underWayMend: '数分待って終わってから、同じコマンドをもう一度実行してください',
  stuck: (status, failures) =>
    `スタックは今の状態ではデプロイできません (${status})${failures.map((line) => `\n    ${line}`).join('')}`,
  stuckMend: (status, url) =>
    status === 'DELETE_FAILED'
      ? `${url} を開き、削除できないものを残してスタックをもう一度削除してから、同じコマンドをもう一度実行してください`
      : `npm run cdk -- rollback を実行し (または ${url} → スタックアクション → 更新のロールバックを続行)、同じコマンドをもう一度実行してください`,
  confirmDeploy: ({ name, accountId, region, alarmEmail, redundant }) =>
    `ブリッジ「${name}」を ${accountId} の ${region} にデプロイしますか? 内容: 関数 1 つ、HTTP API ${redundant ? '2' : '1'} つ、テーブル 1 つ、ログ 2 つ、アラーム (${alarmEmail === null ? 'メールなし' : `宛先 ${alarmEmail}`})`,
  declined: '何もデプロイしていません',
  deploying: 'ブリッジをデプロイしています (初回は約 3 分)',
  cdkFailed: (tail) => `CDK がエラーで終了しました:\n${tail.replace(/^/gm, '    ')}`,
  tooLong: (minutes) => `CDK が ${minutes} 分たっても終わらないため、停止しました`,
  outputsLacking: (names) => `スタックに次の出力がありません: ${names.join(', ')}`,
  deployed: (urls) => urls.join(', '),
  mend(trouble, call, profile) {
    switch (trouble) {
      case 'noCredentials':
        return 'このシェルには AWS の認証情報がありません。作成するか (aws configure sso または aws configure)、認証情報のあるプロファイルを指定して (export AWS_PROFILE=…)、同じコマンドをもう一度実行してください';
      case 'loginExpired':
        return `ログインの有効期限が切れています。${withProfile('aws sso login', profile)} でログインし直し (一時キーを使う場合は取得し直し)、同じコマンドをもう一度実行してください`;
      case 'keyUnknown':
        return 'AWS がこのアクセスキーを認識しません。削除されたか、入力の誤りか、このリージョンがアカウントで有効になっていません (アカウント → AWS リージョン)。aws configure list で確認し、同じコマンドをもう一度実行してください。リージョンを変える場合は npm run setup -- --again aws-account';
      case 'clock':
        return 'シークレットキーがアクセスキーに対応していないか、このマシンの時計が 5 分以上ずれています。直してから同じコマンドをもう一度実行してください';
      case 'denied':
        return `この認証情報には ${call} の権限がありません。管理者に許可してもらうか、権限のある認証情報に切り替えて (export AWS_PROFILE=…)、同じコマンドをもう一度実行してください`;
      case 'noRegion':
        return 'リージョンを選んでください: npm run setup -- --again aws-account';
      case 'unreachable':
        return 'このマシンがインターネットに接続できること、リージョンが実在することを確かめ、同じコマンドをもう一度実行してください。リージョンを変える場合は npm run setup -- --again aws-account';
      case 'throttled':
        return 'AWS への問い合わせが多すぎます。1 分ほど待って、同じコマンドをもう一度実行してください';
      case 'other':
        return '上に示した AWS のメッセージを確認して直し、同じコマンドをもう一度実行してください';
    }
  },
};
