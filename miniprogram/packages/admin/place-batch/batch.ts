/** Adding what some lines name, piece by piece. */
import { call } from '../../../services/cloud';

/** As `admin-catalog · planPlaces` answers. */
export interface BatchPlan {
  readonly total: number;
  readonly added: number;
  readonly skipped: number;
  readonly first: string;
  readonly last: string;
}

export interface Batch {
  readonly parentId: string;
  readonly lines: string;
}

export const planBatch = (batch: Batch): Promise<BatchPlan> =>
  call('admin-catalog', { op: 'planPlaces', ...batch });

interface Piece {
  readonly added: number;
  readonly next: number | null;
}

/**
 * Each piece has a requestId of its own, made of one for the whole: what was broken off goes on where it stood when sent again.
 * @param onPiece told how many are done with
 * @returns how many are new
 * @throws CloudError
 */
export async function addBatch(
  batch: Batch,
  requestId: string,
  onPiece: (done: number) => void,
): Promise<number> {
  let added = 0;
  for (let from: number | null = 0; from !== null;) {
    const piece: Piece = await call('admin-catalog', {
      ...{ op: 'addPlaces', ...batch, from, requestId: `${requestId}-${from}` },
    });
    added += piece.added;
    from = piece.next;
    if (from !== null) onPiece(from);
  }
  return added;
}
