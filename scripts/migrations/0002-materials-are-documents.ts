/** Materials stood in one document, `catalog/materials`; now each is a document that can be counted (ADR 25). None of them was. */
import type { Material, MaterialRow } from '@xiuda/domain';
import { moveOut } from './catalog-part';
import type { Migration } from './migration';
import { addMissing } from './missing';

const rowOf = ({ id, name, unit }: Material, order: number): MaterialRow => ({ _id: id, name, unit, order });

export const materialsAreDocuments: Migration = {
  number: 2,
  title: '耗材：由一份清单改为一种一条记录',
  run: (db, report) =>
    moveOut<Material>(db, 'materials', (nodes) =>
      addMissing(db, 'materials', nodes.map(rowOf), {
        // Only its id can be taken: by whoever does the same.
        addAlone: async () => undefined,
        onBatch: (done) => report(done, nodes.length),
      }),
    ),
};
