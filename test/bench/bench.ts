// `npm run bench`: both products beside a baseline in the same simulators; `-- bridge` or `-- tick` runs one alone. No
// test: it fails on no figure.
import { benchBridge } from './bridge/bridge';
import { benchTick } from './tick';

const PARTS: ReadonlyMap<string, () => Promise<void>> = new Map([
  ['bridge', benchBridge],
  ['tick', benchTick],
]);

async function main(named: readonly string[]): Promise<void> {
  const unknown = named.filter((name) => !PARTS.has(name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}: name bridge or tick, or none for both.`);
    process.exitCode = 1;
    return;
  }
  for (const [name, bench] of PARTS) {
    if (named.length === 0 || named.includes(name)) await bench();
  }
}

void main(process.argv.slice(2));
