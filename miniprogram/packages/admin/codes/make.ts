/** Making files of codes: many calls one after the other, which go on where they stopped. */
import {
  CODES_A_CALL,
  CODES_A_FILE,
  type CodePlace,
  type CodesFile,
  inParts,
  sheetsFor,
} from '@xiuda/domain';
import { call } from '../../../services/cloud';
import { newRequestId } from '../../../services/request-id';

const FUNCTION = 'admin-catalog';

/** One file: asked for under one requestId, however often it is tried. */
interface Part {
  readonly requestId: string;
  readonly placeIds: readonly string[];
  drawn: number;
  file?: CodesFile;
}

export type Making = readonly Part[];

export interface Progress {
  readonly drawn: number;
  readonly total: number;
}

export interface Plan {
  readonly places: readonly CodePlace[];
  /** The codes open a version that only testers can open. */
  readonly isTrial: boolean;
}

/** @throws CloudError INVALID_INPUT, details: placeIds → sentence */
export const planCodes = (placeIds: readonly string[]): Promise<Plan> =>
  call(FUNCTION, { op: 'codePlaces', placeIds });

export const beginMaking = (places: readonly CodePlace[]): Making =>
  inParts(places, CODES_A_FILE).map((some) => ({
    requestId: newRequestId(),
    placeIds: some.map(({ id }) => id),
    drawn: 0,
  }));

export const progressOf = (making: Making): Progress => ({
  drawn: making.reduce((sum, { drawn }) => sum + drawn, 0),
  total: making.reduce((sum, { placeIds }) => sum + placeIds.length, 0),
});

/** Until WeChat has drawn all of these; each call draws at least one. */
async function draw(placeIds: readonly string[], isOver: () => boolean): Promise<void> {
  let open = placeIds.length;
  while (open && !isOver())
    ({ open } = await call<{ open: number }>(FUNCTION, { op: 'drawCodes', placeIds }));
}

async function makePart(part: Part, told: () => void, isOver: () => boolean): Promise<void> {
  for (const some of inParts(part.placeIds.slice(part.drawn), CODES_A_CALL)) {
    await draw(some, isOver);
    if (isOver()) return;
    part.drawn += some.length;
    told();
  }
  const { requestId, placeIds } = part;
  part.file = await call<CodesFile>(FUNCTION, { op: 'makeCodes', placeIds, requestId });
}

/**
 * Goes on until every file is made, or nobody waits any longer.
 * @param made hears of each file as soon as it is there
 * @throws CloudError; called again, it goes on from there
 */
export async function goOn(
  making: Making,
  tell: (progress: Progress) => void,
  made: (file: CodesFile) => void,
  isOver: () => boolean,
): Promise<void> {
  const told = () => tell(progressOf(making));
  told();
  for (const part of making) {
    if (part.file) continue;
    await makePart(part, told, isOver);
    if (isOver()) return;
    if (part.file) made(part.file);
  }
}

/** `一共 36 个二维码，打印在 3 张 A4 纸上`. */
export function planWords({ places }: Plan): string {
  const parts = inParts(places, CODES_A_FILE);
  const sheets = parts.reduce((sum, { length }) => sum + sheetsFor(length), 0);
  const files = parts.length > 1 ? `，分成 ${parts.length} 个文件` : '';
  return `一共 ${places.length} 个二维码，打印在 ${sheets} 张 A4 纸上${files}`;
}
