// Secrets of an installation as SSM SecureStrings. Credentials and region are the AWS SDK's own: profile, SSO, variables.
import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { SecretName, Secrets } from '../installation/secrets';

/** @param prefix such as `/toban` @param region undefined: as the SDK finds it */
export function ssmSecrets(prefix: string, region: string | undefined): Secrets {
  let opened: SSMClient | undefined;
  const client = () => {
    opened ??= new SSMClient(region === undefined ? {} : { region });
    return opened;
  };
  const pathOf = (name: SecretName) => `${prefix}/${name}`;
  return {
    async read(name) {
      try {
        const found = await client().send(
          new GetParameterCommand({ Name: pathOf(name), WithDecryption: true }),
        );
        return found.Parameter?.Value ?? null;
      } catch (error) {
        if (error instanceof ParameterNotFound) return null;
        throw error;
      }
    },
    async write(name, value) {
      await client().send(
        new PutParameterCommand({ Name: pathOf(name), Value: value, Type: 'SecureString', Overwrite: true }),
      );
    },
    async remove(name) {
      try {
        await client().send(new DeleteParameterCommand({ Name: pathOf(name) }));
      } catch (error) {
        if (!(error instanceof ParameterNotFound)) throw error;
      }
    },
  };
}
