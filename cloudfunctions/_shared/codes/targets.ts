/** Which places get codes. */
import { AppError, type CodePlace, codePlaces, codeScene, type PlaceDoc } from '@xiuda/domain';
import * as z from 'zod/mini';
import { allPlaces } from '../store/places';

/** Up to `most` ids of places. */
export function placeIds(most: number) {
  const words = `请选择 1 到 ${most} 个地点`;
  const id = z.string(words).check(z.minLength(1, words), z.maxLength(128, words));
  return z.array(id, words).check(z.minLength(1, words), z.maxLength(most, words));
}

const refuse = (sentence: string): AppError => new AppError('INVALID_INPUT', { placeIds: sentence });

/** Every place that is offered, in the order of the tree. */
const offered = async (): Promise<readonly PlaceDoc[]> =>
  (await allPlaces()).filter(({ isOffered }) => isOffered);

/** Rooms and public places at or below these. @throws AppError INVALID_INPUT where there is none, or an id does not fit a code */
export async function placesBelow(chosen: readonly string[]): Promise<CodePlace[]> {
  const places = codePlaces(await offered(), chosen);
  if (!places.length) throw refuse('选中的地点已经停用或不存在，请重新选择');
  const tooLong = places.find(({ id }) => codeScene(id) === undefined);
  if (tooLong) throw refuse(`“${tooLong.name}”的编号太长，放不进二维码；请停用它，重新添加一个同名的`);
  return places;
}

/** Exactly these. @throws AppError INVALID_INPUT where one of them is not offered any longer, or has places below it */
export async function placesOf(ids: readonly string[]): Promise<CodePlace[]> {
  const places = await placesBelow(ids);
  const found = new Set(places.map(({ id }) => id));
  if (found.size !== new Set(ids).size || ids.some((id) => !found.has(id)))
    throw refuse('有的地点刚刚变了，请重新选择');
  return places;
}
