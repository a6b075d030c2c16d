// The steps in AWS, in English.
import type { AwsTexts } from '../aws-texts';

const withProfile = (command: string, profile: string | null) =>
  profile === null ? command : `${command} --profile ${profile}`;

export const aws: AwsTexts = {
  notChosen: 'account and region are not chosen yet',
  askRegion: 'AWS region of the bridge (Tokyo: ap-northeast-1)',
  notRegion: 'a region looks like ap-northeast-1',
  confirmAccount: (accountId, arn, region) =>
    `Install into the AWS account ${accountId}, region ${region}? (signed in as ${arn})`,
  notThisAccount: 'another account is wanted',
  otherAccount: (found, wanted) =>
    `these credentials belong to the account ${found}, the installation is in ${wanted}`,
  otherAccountMend: (profile) =>
    `take the credentials of the right account (export AWS_PROFILE=…${profile === null ? '' : `; now it is ${profile}`}), then run the same command again; to install into this one instead: npm run setup -- --again aws-account`,
  askAlarmEmail: 'E-mail address for alarms of the bridge (may be empty)',
  notAddress: 'an e-mail address, or nothing',
  askRedundant: 'A second address of the bridge, so that the failure of one API stops nothing?',
  ready: (accountId, region) => `account ${accountId}, region ${region}`,
  notBootstrapped: 'the CDK has never deployed into this account and region',
  confirmBootstrap: (accountId, region) =>
    `The CDK needs a stack of its own (CDKToolkit) in ${accountId}, ${region}: a bucket for what is deployed, a container repository that stays empty, five roles and one parameter; all but free of charge, and shared by whatever else the CDK deploys. Make it?`,
  bootstrapping: 'preparing the account for the CDK (about a minute)',
  bootstrapDeclinedMend: (command) =>
    `have an administrator of the account run  ${command}  and then run the same command again`,
  notDeployed: 'not deployed yet',
  notCurrent: 'what is deployed is not what is built here, or has other options',
  notKnownHere: 'deployed, but its addresses are not noted here yet',
  undone: (status, failures) =>
    `the deployment failed and was undone (${status})${failures.map((line) => `\n    ${line}`).join('')}`,
  undoneMend:
    'mend what it names, then run the same command again: what is left of the failed deployment is cleared away first, cards and secrets are kept',
  underWay: (status) => `a deployment is under way (${status})`,
  underWayMend: 'wait a few minutes until it has ended, then run the same command again',
  stuck: (status, failures) =>
    `the stack cannot be deployed as it stands (${status})${failures.map((line) => `\n    ${line}`).join('')}`,
  stuckMend: (status, url) =>
    status === 'DELETE_FAILED'
      ? `open ${url} and delete the stack again, keeping what it cannot delete; then run the same command again`
      : `run  npm run cdk -- rollback  (or open ${url} → Stack actions → Continue update rollback); then run the same command again`,
  confirmDeploy: ({ name, accountId, region, alarmEmail, redundant }) =>
    `Deploy the bridge "${name}" to ${accountId}, ${region}: one function, ${redundant ? 'two HTTP APIs' : 'one HTTP API'}, one table, two logs, alarms ${alarmEmail === null ? 'without e-mail' : `to ${alarmEmail}`}?`,
  declined: 'nothing was deployed',
  deploying: 'deploying the bridge (about three minutes the first time)',
  cdkFailed: (tail) => `the CDK ended with an error:\n${tail.replace(/^/gm, '    ')}`,
  tooLong: (minutes) => `the CDK has not ended within ${minutes} minutes and was stopped`,
  outputsLacking: (names) => `the stack lacks these outputs: ${names.join(', ')}`,
  deployed: (urls) => urls.join(', '),
  mend(trouble, call, profile) {
    switch (trouble) {
      case 'noCredentials':
        return `this shell has no AWS credentials: make some (aws configure sso, or aws configure), or name a profile that has (export AWS_PROFILE=…), then run the same command again`;
      case 'loginExpired':
        return `the login has expired. Log in again: ${withProfile('aws sso login', profile)} (or take new temporary keys, if you use those), then run the same command again`;
      case 'keyUnknown':
        return 'AWS does not know this access key: it was deleted or mistyped, or the region is not enabled in this account (Account → AWS Regions). See aws configure list, then run the same command again; another region: npm run setup -- --again aws-account';
      case 'clock':
        return "the secret key does not belong to the access key, or this machine's clock is off by more than five minutes. Set the clock or the keys right, then run the same command again";
      case 'denied':
        return `these credentials may not do ${call}. Have an administrator allow it, or take credentials that may (export AWS_PROFILE=…), then run the same command again`;
      case 'noRegion':
        return 'choose a region: npm run setup -- --again aws-account';
      case 'unreachable':
        return 'see that this machine reaches the internet and that the region exists; then run the same command again. Another region: npm run setup -- --again aws-account';
      case 'throttled':
        return 'AWS is asked too often: wait a minute and run the same command again';
      case 'other':
        return 'see what AWS says above, mend it, and run the same command again';
    }
  },
};
