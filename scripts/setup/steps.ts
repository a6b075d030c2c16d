// The way, in the order in which nothing fails meanwhile: secrets stand in SSM before the function that reads them, and
// no webhook is sent before its secret can be checked.
import type { Step } from './step';
import { awsAccount } from './steps/aws-account';
import { bridgeAnswers } from './steps/bridge-answers';
import { bridgeDeploy } from './steps/bridge-deploy';
import { bridgeSecret } from './steps/bridge-secret';
import { calendars } from './steps/calendars';
import { connect } from './steps/connect';
import { deployment } from './steps/deployment';
import { googleLogin } from './steps/google-login';
import { pagerDutyAccount } from './steps/pagerduty-account';
import { push } from './steps/push';
import { setUpSheet } from './steps/set-up-sheet';
import { slackApp } from './steps/slack-app';
import { slackChannels } from './steps/slack-channels';
import { spreadsheet } from './steps/spreadsheet';
import { testTask } from './steps/test-task';
import { tools } from './steps/tools';
import { webhooks } from './steps/webhooks';

export const STEPS: readonly Step[] = [
  tools,
  awsAccount,
  slackApp,
  slackChannels,
  bridgeSecret,
  bridgeDeploy,
  bridgeAnswers,
  pagerDutyAccount,
  webhooks,
  googleLogin,
  spreadsheet,
  push,
  deployment,
  connect,
  setUpSheet,
  calendars,
  testTask,
];
