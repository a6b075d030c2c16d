// One installation of the bridge, checked against the AWS Solutions rules: a finding without a stated reason stops synth.
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readOptions } from './options';
import { BridgeStack } from './stack';

/** @throws OptionsError, HandlerNotBuilt */
export function addBridge(app: App): BridgeStack {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return new BridgeStack(app, readOptions(app.node.getAllContext()));
}
