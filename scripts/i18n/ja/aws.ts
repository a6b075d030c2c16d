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
