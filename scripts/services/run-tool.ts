// A command-line tool, run to its end. What it prints is kept, and shown only where it fails or is asked for.
import { spawn } from 'node:child_process';

export interface ToolResult {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last lines of both, for a message. */
  readonly tail: string;
}

const TAIL_LINES = 12;

export interface ToolOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The tool speaks with the person itself: a browser login, a question. */
  readonly interactive?: boolean;
  /** Each line as it comes. */
  readonly onLine?: (line: string) => void;
  /** It is told to end when it takes longer, in milliseconds. */
  readonly limitMs?: number;
}

export function runTool(command: string, args: readonly string[], options: ToolOptions): Promise<ToolResult> {
  const { cwd, env, interactive = false, onLine, limitMs } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd,
      env: { ...env },
      stdio: interactive ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const limit = limitMs === undefined ? undefined : setTimeout(() => child.kill(), limitMs);
    let stdout = '';
    let stderr = '';
    const hear = lineByLine(onLine);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      hear(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(limit);
      const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
      resolve({ code, stdout, stderr, tail: lines.slice(-TAIL_LINES).join('\n') });
    });
  });
}

/** What comes in pieces, by whole lines; a last one without an end is not told. */
function lineByLine(onLine: ((line: string) => void) | undefined): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
  };
}
