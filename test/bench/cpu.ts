// Plays a recorded run again in a bare context, its calls answered from the record: what is left is the time that the
// script itself computes. As in Apps Script, each run begins cold.
import { createHash, createHmac } from 'node:crypto';
import vm from 'node:vm';
import { readProject } from '../sandbox/apps-script/manifest';
import type { ExecutionInfo, HostCall } from '../sandbox/apps-script/protocol';
import type { Boot, Host } from '../sandbox/apps-script/runtime/host';
import { runtimeScript } from '../sandbox/apps-script/script-worker';
import type { Run } from './world';

const binary = (text: string) => Buffer.from(text, 'latin1');

/** @returns milliseconds of CPU: the median of the runs */
export function cpuOf({ execution, asked }: Run, distDir: string, runs = 5): number {
  const { files, manifest } = readProject(distDir);
  const runtime = new vm.Script(runtimeScript(), { filename: 'runtime.js' });
  const code = new vm.Script(files.code, { filename: 'Code.js' });
  const info: ExecutionInfo = {
    ...{ kind: execution.kind, seed: 1, scriptId: 'bench', timeZone: manifest.timeZone },
    ...{ scopes: manifest.oauthScopes, activeEmail: 'admin@msp.example', userKey: 'bench', locale: 'en' },
    ...{
      effectiveEmail: 'admin@msp.example',
      token: 'bench',
      serviceUrl: 'https://script.google.com/x/exec',
    },
    ...{ spreadsheetId: 'bench', selection: undefined },
  };
  const answers = asked.map(({ call, answer }) => ({ method: call.method, text: JSON.stringify(answer) }));
  const times = Array.from({ length: runs }, () => {
    const context = vm.createContext(Object.create(null), { codeGeneration: { strings: true, wasm: false } });
    const boot = runtime.runInContext(context) as Boot;
    const host = hostOf(answers, execution.startedMs);
    const script = boot(host, JSON.stringify({ info, ...files, code: undefined }));
    const before = process.cpuUsage();
    code.runInContext(context);
    const ended = String(script.invoke(execution.functionName, '[]'));
    const { user, system } = process.cpuUsage(before);
    if (!ended.includes('"completed"')) throw new Error(`the replay ended otherwise: ${ended.slice(0, 500)}`);
    return (user + system) / 1_000;
  });
  return times.sort((left, right) => left - right)[Math.floor(runs / 2)] ?? Number.NaN;
}

function hostOf(answers: readonly { readonly method: string; readonly text: string }[], nowMs: number): Host {
  let next = 0;
  return {
    nowMs: () => nowMs,
    tell: () => undefined,
    call: (message) => {
      const answer = answers[next];
      next += 1;
      const { method } = JSON.parse(message.slice(0, 200).replace(/"args":.*$/s, '"args":[]}')) as HostCall;
      if (!answer || method !== answer.method)
        throw new Error(`the replay calls ${method}, the record has ${answer?.method}`);
      return answer.text;
    },
    utf8Encode: (text) => Buffer.from(text, 'utf8').toString('latin1'),
    utf8Decode: (text) => binary(text).toString('utf8'),
    digest: (algorithm, text) => createHash(algorithm).update(binary(text)).digest().toString('latin1'),
    hmac: (algorithm, key, text) =>
      createHmac(algorithm, binary(key)).update(binary(text)).digest().toString('latin1'),
  };
}
