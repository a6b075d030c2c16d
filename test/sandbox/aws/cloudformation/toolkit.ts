// The CDK's own stack: a bucket for what is deployed, and the parameter that says so. Its template comes as YAML from
// the CDK itself and is taken as it is; only its version is read.
import { Refusal } from '../refusal';

export const TOOLKIT = 'CDKToolkit';
export const VERSION_PARAMETER = '/cdk-bootstrap/hnb659fds/version';

export interface Toolkit {
  readonly version: string;
  readonly bucketName: string;
}

/** @throws Refusal where it makes named roles without leave, or is no such template */
export function readToolkit(
  body: string,
  capabilities: readonly string[],
  place: { readonly accountId: string; readonly region: string },
): Toolkit {
  if (!capabilities.includes('CAPABILITY_NAMED_IAM')) {
    throw new Refusal('InsufficientCapabilitiesException', 'Requires capabilities : [CAPABILITY_NAMED_IAM]');
  }
  const version = /BootstrapVersion"?:\s[^}]*?Value"?: "?(\d+)"?/.exec(body)?.[1];
  if (version === undefined) throw new Refusal('ValidationError', 'this is no bootstrap template');
  return { version, bucketName: `cdk-hnb659fds-assets-${place.accountId}-${place.region}` };
}
