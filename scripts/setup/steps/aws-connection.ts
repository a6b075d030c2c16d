// AWS as this installation reaches it.
import type { AwsConnection } from '../../services/aws/connection';
import type { World } from '../world';

export function awsConnection({ env, installation }: Pick<World, 'env' | 'installation'>): AwsConnection {
  return { env, region: installation().aws?.region };
}
