import { AppError, type CodePlace, MOST_CODES, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { codeVersion } from '../codes/code-version';
import { placeIds, placesBelow } from '../codes/targets';

/** Places that somebody picks by hand; each may have many below it. */
const MOST_CHOSEN = 200;

const INPUT = z.strictObject({ placeIds: placeIds(MOST_CHOSEN) });

interface Planned {
  readonly places: CodePlace[];
  /** The codes open a version that only testers can open: not to be hung up. */
  readonly isTrial: boolean;
}

/** Which codes the chosen places make: one for each room at or below them. */
export const codePlaces: AdminOperation<Planned> = async (event) => {
  const { placeIds: chosen } = parse(INPUT, event);
  const [places, version] = await Promise.all([placesBelow(chosen), codeVersion()]);
  if (places.length > MOST_CODES) {
    const words = `下面一共有 ${places.length} 个地点，一次最多 ${MOST_CODES} 个，请分几次做`;
    throw new AppError('INVALID_INPUT', { placeIds: words });
  }
  return { places, isTrial: version !== 'release' };
};
