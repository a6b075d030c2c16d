// The CDK's own command, run beside the infrastructure with the credentials of these commands.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../run-tool';
import type { AwsConnection } from './connection';
import { type AwsTrouble, troubleOf } from './refusal';

export type CdkEnd =
  | { readonly kind: 'done' }
  /** @param trouble what AWS said no with, as far as its words tell @param call such as `cloudformation:CreateChangeSet` */
  | { readonly kind: 'failed'; readonly trouble: AwsTrouble; readonly call: string; readonly tail: string }
  | { readonly kind: 'tooLong' };

export interface CdkRun {
  /** Of the checkout. */
  readonly root: string;
  readonly connection: AwsConnection;
  readonly limitMs: number;
  /** Each line that it prints. */
  readonly onLine: (line: string) => void;
}

export async function runCdk(args: readonly string[], run: CdkRun): Promise<CdkEnd> {
  const { root, connection, limitMs, onLine } = run;
  const { env, region } = connection;
  const startedMs = Date.now();
  // A folder of its own: the CDK locks it, and somebody may be at work in the usual one.
  const assembly = mkdtempSync(join(tmpdir(), 'toban-cdk-'));
  const command = [join(root, 'scripts', 'cdk.mjs'), ...args, '--ci', '--output', assembly];
  const { code, tail, stdout, stderr } = await runTool(process.execPath, command, {
    cwd: root,
    env: {
      ...env,
      ...(region === undefined ? {} : { AWS_REGION: region, AWS_DEFAULT_REGION: region }),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    onLine,
    limitMs,
  }).finally(() => rmSync(assembly, { recursive: true, force: true }));
  if (code === 0) return { kind: 'done' };
  if (Date.now() - startedMs >= limitMs) return { kind: 'tooLong' };
  const words = `${stdout}\n${stderr}`;
  return { kind: 'failed', trouble: troubleIn(words), call: deniedCall(words) ?? 'cdk', tail };
}

/** The CDK goes on where it may not take its own roles; that is no trouble. */
const HARMLESS = /^.*could not be used to assume.*$/gm;

function troubleIn(words: string): AwsTrouble {
  const said = words.replace(HARMLESS, '');
  if (/is not authorized to perform|AccessDenied/.test(said)) return 'denied';
  if (/ExpiredToken|token.* (is|has) expired/i.test(said)) return 'loginExpired';
  if (/Unable to (resolve AWS account|locate credentials)|no credentials/i.test(said)) return 'noCredentials';
  return troubleOf(new Error(said));
}

function deniedCall(words: string): string | undefined {
  return /is not authorized to perform: ([\w-]+:\w+)/.exec(words.replace(HARMLESS, ''))?.[1];
}
