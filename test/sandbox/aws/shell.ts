// The shell of somebody who is signed in to the simulated account, and to no real one whatever this machine knows.
import { ACCESS_KEY } from './account';

/** @param endpoint where the account is, without a slash at the end */
export function awsShell(endpoint: string): Record<string, string | undefined> {
  const nowhere = process.platform === 'win32' ? 'NUL' : '/dev/null';
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: ACCESS_KEY.id,
    AWS_SECRET_ACCESS_KEY: ACCESS_KEY.secret,
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_REGION: 'ap-northeast-1',
    AWS_DEFAULT_REGION: 'ap-northeast-1',
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_EC2_METADATA_DISABLED: 'true',
    // The CDK's own look at the template takes seconds; test/lambda-bridge/infra has it.
    CDK_VALIDATION: 'false',
  };
}
