// The infrastructure as the command line would synthesise it: the handler built, the switches of cdk.json, some options.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addBridge } from '../../../lambda-bridge/infra/app';
import { builtHandler } from '../built';

const CDK_JSON = join(__dirname, '..', '..', '..', 'lambda-bridge', 'infra', 'cdk.json');
const { context } = JSON.parse(readFileSync(CDK_JSON, 'utf8')) as { context: Record<string, unknown> };

/** CDK's own look at the template takes seconds; `cli.test.ts` has it. */
process.env.CDK_VALIDATION = 'false';

export interface Synthesised {
  readonly template: Template;
  /** The folder of the cloud assembly. */
  readonly assembly: string;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** @throws where cdk-nag finds something, as on the command line */
export function synthesised(options: Readonly<Record<string, unknown>> = {}): Synthesised {
  builtHandler();
  const outdir = mkdtempSync(join(tmpdir(), 'toban-infra-'));
  const app = new App({ outdir, context: { ...context, ...options } });
  const stack = addBridge(app);
  return { template: Template.fromStack(stack), assembly: outdir };
}

/** Logical id → resource. */
export function resourcesOf({ template }: Synthesised, type: string): ReadonlyMap<string, Resource> {
  return new Map(Object.entries(template.findResources(type)) as [string, Resource][]);
}
