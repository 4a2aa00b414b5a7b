/** Open tickets of one place and item, the newest first. */
import { MOST_SIMILAR, SIMILAR_FIELDS, type SimilarSource, statusesOf } from '@xiuda/domain';
import { command, database } from '../sdk';

const PROJECTION = Object.fromEntries(SIMILAR_FIELDS.map((field) => [field, true]));

export async function readSimilar(areaId: string, itemId: string): Promise<SimilarSource[]> {
  const { data } = await database
    .collection('tickets')
    .where({ 'area.id': areaId, 'item.id': itemId, status: command.in(statusesOf('open')) })
    .orderBy('createdAt', 'desc')
    .orderBy('_id', 'desc')
    .limit(MOST_SIMILAR)
    .field(PROJECTION)
    .get();
  return data as SimilarSource[];
}
