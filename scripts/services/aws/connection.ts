// How the commands reach AWS: addresses and keys as the shell gave them, else as the SDK finds them (profile, SSO).

// Versions are pinned here: what later ones will need of Node concerns nobody who sets up.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

export interface AwsConnection {
  /** Of the shell, or of a rehearsal: nothing of the real shell counts where a rehearsal names keys. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Undefined: as the shell has it. */
  readonly region: string | undefined;
}

export type AwsService = 'CLOUDFORMATION' | 'SSM' | 'STS';

const CONNECT_MS = 5_000;
const ANSWER_MS = 20_000;
const ATTEMPTS = 3;

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

interface ClientSettings {
  readonly maxAttempts: number;
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout: number };
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: Keys;
}

export function clientSettings(service: AwsService, { env, region }: AwsConnection): ClientSettings {
  const endpoint = env[`AWS_ENDPOINT_URL_${service}`] ?? env.AWS_ENDPOINT_URL;
  const credentials = keysOf(env);
  return {
    maxAttempts: ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS },
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === null ? {} : { credentials }),
  };
}

/** A named profile goes before keys, as with the SDK. @returns null where the SDK is to look for itself */
function keysOf(env: AwsConnection['env']): Keys | null {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_PROFILE } = env;
  if (AWS_PROFILE || !accessKeyId || !secretAccessKey) return null;
  const sessionToken = env.AWS_SESSION_TOKEN;
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
