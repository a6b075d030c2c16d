// The advanced services' methods are those of Google's discovery documents, their path parameters in Google's order.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsDirectory } from '../contracts/discovery';
import { ADVANCED_METHODS } from './advanced-methods';

const CONTRACTS = join(contractsDirectory, 'google');

interface Discovered {
  readonly id: string;
  readonly parameterOrder?: readonly string[];
  readonly parameters?: Readonly<Record<string, { readonly location: string }>>;
  readonly request?: unknown;
}

interface Collection {
  readonly methods?: Readonly<Record<string, Discovered>>;
  readonly resources?: Readonly<Record<string, Collection>>;
}

function methodsOf({ methods = {}, resources = {} }: Collection): Discovered[] {
  return [...Object.values(methods), ...Object.values(resources).flatMap(methodsOf)];
}

const found = existsSync(CONTRACTS) || process.env.CI;
const describeContracts = found ? describe : describe.skip;

describeContracts(`against ${found ? 'the discovery documents' : 'TOBAN_CONTRACTS (not found)'}`, () => {
  const documents = ['sheets-v4.json', 'calendar-v3.json'].map(
    (name) => () => JSON.parse(readFileSync(join(CONTRACTS, name), 'utf8')) as Collection,
  );

  test.each(ADVANCED_METHODS.map((method) => [method.id, method] as const))('%s', (id, { path, body }) => {
    const method = documents.flatMap((read) => methodsOf(read())).find((each) => each.id === id);
    const order = method?.parameterOrder ?? [];
    expect(order.filter((name) => method?.parameters?.[name]?.location === 'path')).toEqual(path);
    expect(method?.request !== undefined).toBe(body);
  });
});
