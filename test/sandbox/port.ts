// Which port to take: the one that was asked for, or the default and, where it is taken, the next that is free.
import { createServer } from 'node:net';
import { DEFAULT_PORT } from './options';

const TRIED_PORTS = 20;

export type PortChoice =
  | { readonly kind: 'free'; readonly port: number }
  | { readonly kind: 'taken'; readonly message: string };

/** @param wanted 0 = any; undefined = the default or one of the next */
export async function choosePort(wanted: number | undefined): Promise<PortChoice> {
  if (wanted !== undefined) {
    if (wanted === 0 || (await isFree(wanted))) return { kind: 'free', port: wanted };
    return { kind: 'taken', message: `--port ${wanted} is in use; choose another, or 0 for any free one` };
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIED_PORTS; port += 1) {
    if (await isFree(port)) return { kind: 'free', port };
  }
  const last = DEFAULT_PORT + TRIED_PORTS - 1;
  return {
    kind: 'taken',
    message: `ports ${DEFAULT_PORT} to ${last} are all in use; choose one with --port`,
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
