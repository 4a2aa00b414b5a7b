/** What the packages of the mini program weigh, as rows of a table. */
import path from 'node:path';
import { MAIN, packageBytes } from '../../scripts/package-bytes';
import type { Column, Row } from '../section';

const MINIPROGRAM = path.resolve(__dirname, '../../miniprogram');
/** Of the main package, bytes. */
const GOAL = 800 * 1024;

export const COLUMNS: readonly Column[] = [
  { id: 'bytes', title: '字节', kind: 'bytes', better: 'less', isBudgeted: true },
];

/** Of the mini program as it stands built. */
export const packageRows = async (): Promise<readonly Row[]> =>
  Object.entries(await packageBytes(MINIPROGRAM)).map(([id, bytes]) => ({
    id,
    figures: { bytes },
    ...(id === MAIN && { goals: { bytes: GOAL } }),
  }));
