// PagerDuty's REST description from the shared contracts, mended where the real service is known to differ.
// Where the contracts are absent nothing is validated: `pagerdutyContractPresent` says so, and tests skip by it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsDirectory } from './discovery';
import { OpenApi } from './openapi';

const FILE = join(contractsDirectory, 'pagerduty', 'openapi.json');

export const pagerdutyContractPresent = existsSync(FILE);

let loaded: OpenApi | undefined;

/** The description, read once a process; undefined where the contracts are absent. */
export function pagerdutyContract(): OpenApi | undefined {
  if (!pagerdutyContractPresent) return undefined;
  loaded ??= new OpenApi(mended(JSON.parse(readFileSync(FILE, 'utf8')) as Description));
  return loaded;
}

interface Description extends Record<string, unknown> {
  readonly components: {
    readonly parameters: Readonly<Record<string, { readonly schema: { enum: string[] } }>>;
    readonly schemas: Record<string, Record<string, unknown>>;
  };
}

function mended(description: Description): Description {
  const { parameters, schemas } = description.components;
  // Real bodies are strings, and their `type` is required but not named.
  schemas.IncidentBody = {
    type: 'object',
    properties: { type: { type: 'string', enum: ['incident_body'] }, details: { type: 'string' } },
    required: ['type'],
  };
  // The real service gives the body to those who ask for it.
  for (const name of ['include_incidents', 'include_incident']) parameters[name]?.schema.enum.push('body');
  // The entry's own name contradicts the one that `LogEntry` allows.
  schemas.AcknowledgeLogEntry = {
    allOf: [
      { $ref: '#/components/schemas/LogEntry' },
      { type: 'object', properties: { acknowledgement_timeout: { type: 'integer' } } },
    ],
  };
  return description;
}
