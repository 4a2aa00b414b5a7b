import { CODES_A_CALL, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { codeVersion } from '../codes/code-version';
import { drawCode } from '../codes/draw';
import { placeIds, placesOf } from '../codes/targets';
import { drawnCodes } from '../store/codes';

/** Leaves time before the function's own limit of 60 s, ms. */
const ENOUGH = 40_000;

const INPUT = z.strictObject({ placeIds: placeIds(CODES_A_CALL) });

/**
 * Sees to it that these places have pictures. Those that have one are not drawn again, so a call that fails is simply repeated.
 * @returns how many of them are still open because WeChat was slow
 */
export const drawCodes: AdminOperation<{ open: number }> = async (event) => {
  const { placeIds: ids } = parse(INPUT, event);
  const end = Date.now() + ENOUGH;
  const [places, version] = await Promise.all([placesOf(ids), codeVersion()]);
  const drawn = await drawnCodes(version, ids);
  const open = places.filter(({ id }) => !drawn.has(id));
  // One by one: WeChat limits how many a minute.
  for (const [at, place] of open.entries()) {
    if (Date.now() > end) return { open: open.length - at };
    await drawCode(place, version);
  }
  return { open: 0 };
};
