// Loaded into clasp before it begins (`node --import`): whatever it would send to Google goes to the sandbox instead,
// at `$TOBAN_GOOGLE_URL/<host>/…`. clasp itself is as it is installed.
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

const base = process.env.TOBAN_GOOGLE_URL;
// npm and whatever else a step runs under the same environment go their own way.
if (base && process.argv[1]?.includes('clasp')) {
  const { hostname, port, pathname } = new URL(base);
  https.request = (first, second, third) => {
    const isAddress = typeof first === 'string' || first instanceof URL;
    const url = isAddress ? new URL(first) : null;
    const given = (isAddress ? second : first) ?? {};
    const options = typeof given === 'function' ? {} : given;
    const done = [second, third].find((each) => typeof each === 'function');
    const host = url?.hostname ?? options.hostname ?? options.host;
    if (!host.endsWith('.googleapis.com'))
      throw new Error(`clasp would call ${host}, which is no Google API`);
    const path = url ? url.pathname + url.search : options.path;
    const { agent: _agent, headers = {}, method = 'GET', signal } = options;
    return http.request(
      { hostname, port, method, headers, signal, path: `${pathname}/${host}${path}` },
      done,
    );
  };
  https.get = (...args) => https.request(...args).end();
  syncBuiltinESMExports();
}
