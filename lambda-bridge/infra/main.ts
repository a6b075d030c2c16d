// What the CDK's command line runs: the options from its context become the cloud assembly.
import { App } from 'aws-cdk-lib';
import { addBridge } from './app';
import { OptionsError } from './options';

try {
  const app = new App();
  addBridge(app);
  app.synth();
} catch (error) {
  // An option that cannot be used needs its sentence, not a stack.
  if (!(error instanceof OptionsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
