// An older script stands still before a newer one's spreadsheet: said anew each hour, since nothing opens meanwhile.
import type { Notice } from '../../../../lambda-bridge/contract';
import type { CoreTexts } from '../texts';
import { notice } from './planned-notice';

const HOUR_MS = 3_600_000;

export function newerNotice(version: number, texts: CoreTexts, nowMs: number): Notice {
  const hour = Math.floor(nowMs / HOUR_MS);
  return notice(`newer:${version}:${hour}`, 'error', texts.newerBook, '', nowMs);
}
