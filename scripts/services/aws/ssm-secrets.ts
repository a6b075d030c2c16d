// Secrets of an installation as SSM SecureStrings.
import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { SecretName, Secrets } from '../../installation/secrets';
import { type AwsConnection, clientSettings } from './connection';
import { callAws } from './refusal';

/**
 * @param prefix such as `/toban`
 * @param connection asked for at each call, since the region is chosen on the way; each call throws AwsSaidNo
 */
export function ssmSecrets(prefix: string, connection: () => AwsConnection): Secrets {
  const client = () => new SSMClient(clientSettings('SSM', connection()));
  const pathOf = (name: SecretName) => `${prefix}/${name}`;
  return {
    read: (name) => readParameter(client(), pathOf(name)),
    async write(name, value) {
      const wanted = { Name: pathOf(name), Value: value, Type: 'SecureString', Overwrite: true } as const;
      await callAws('ssm:PutParameter', () => client().send(new PutParameterCommand(wanted)), {
        hidden: value,
      });
    },
    async remove(name) {
      await callAws<unknown>(
        'ssm:DeleteParameter',
        () => client().send(new DeleteParameterCommand({ Name: pathOf(name) })),
        { known: (error) => (error instanceof ParameterNotFound ? null : undefined) },
      );
    },
  };
}

/** @returns null where there is none @throws AwsSaidNo */
export async function readParameter(client: SSMClient, name: string): Promise<string | null> {
  return callAws<string | null>(
    'ssm:GetParameter',
    async () => {
      const found = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
      return found.Parameter?.Value ?? null;
    },
    { known: (error) => (error instanceof ParameterNotFound ? null : undefined) },
  );
}
