// The tested handler as the function's code: the built file, byte for byte, and nothing beside it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IgnoreMode } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';

const DIST = join(__dirname, '..', 'dist');

export class HandlerNotBuilt extends Error {
  override readonly name = 'HandlerNotBuilt';
}

/** @throws HandlerNotBuilt */
export function handlerAsset(folder = DIST): AssetCode {
  if (!existsSync(join(folder, 'handler.mjs'))) {
    throw new HandlerNotBuilt('lambda-bridge/dist/handler.mjs is not there: run "npm run build" first');
  }
  return Code.fromAsset(folder, { exclude: ['*', '!handler.mjs'], ignoreMode: IgnoreMode.GLOB });
}
