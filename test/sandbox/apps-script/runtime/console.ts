// console and Logger of Apps Script: lines with a level, told to the main thread at once so that a kill keeps them.
import type { LogLevel } from '../protocol';
import { formatString, placeholders } from './format-string';
import { googleObject, method } from './google-object';
import type { Outside } from './host';

export function scriptConsole(outside: Outside): object {
  const at =
    (level: LogLevel) =>
    (...parts: unknown[]): void =>
      outside.tell({ kind: 'log', level, text: line(parts) });
  const startedMs = new Map<string, number>();
  return {
    log: at('debug'),
    info: at('info'),
    warn: at('warning'),
    error: at('error'),
    time: (label = 'default') => void startedMs.set(label, outside.host.nowMs()),
    timeEnd: (label = 'default') => {
      const tookMs = outside.host.nowMs() - (startedMs.get(label) ?? outside.host.nowMs());
      outside.tell({ kind: 'log', level: 'debug', text: `${label}: ${tookMs}ms` });
    },
  };
}

export function logger(outside: Outside): object {
  const lines: string[] = [];
  const self: object = googleObject(outside, 'Logger', {
    log: method(
      ['Any', 'String, Any', 'String, Any, Any', 'String, Any, Any, Any'],
      (...parts: unknown[]) => {
        const text = line(parts);
        lines.push(text);
        outside.tell({ kind: 'log', level: 'info', text });
        return self;
      },
    ),
    getLog: method('', () => lines.join('\n')),
    clear: method('', () => {
      lines.length = 0;
    }),
  });
  return self;
}

function line([first, ...rest]: readonly unknown[]): string {
  const taken = typeof first === 'string' ? placeholders(first) : 0;
  const text = taken > 0 ? formatString(String(first), rest.slice(0, taken)) : shown(first);
  return [text, ...rest.slice(taken).map(shown)].join(' ');
}

function shown(value: unknown): string {
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value === 'object' && value !== null) return JSON.stringify(value) ?? String(value);
  return String(value);
}
