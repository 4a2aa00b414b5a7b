/** What a picker of materials shows. */
import type { Material } from '@xiuda/domain';

/** As the step's input has it. */
export interface Wanted {
  readonly materialId: string;
  readonly quantity: number;
}

export interface ChosenRow extends Material {
  readonly quantity: number;
}

/** In the order in which they were chosen; what the catalog no longer has is left out. */
export function chosenRows(materials: readonly Material[], wanted: readonly Wanted[]): ChosenRow[] {
  const known = new Map(materials.map((material) => [material.id, material]));
  return wanted.flatMap(({ materialId, quantity }) => {
    const material = known.get(materialId);
    return material ? [{ ...material, quantity }] : [];
  });
}

/** Enough to look through; whoever wants another one types a word of it. */
const MOST = 50;

/** Those whose name has every one of these words, without what is chosen already. */
export function offered(materials: readonly Material[], wanted: readonly Wanted[], typed: string) {
  const words = typed.toLowerCase().split(/\s+/);
  const taken = new Set(wanted.map(({ materialId }) => materialId));
  const found = materials.filter(
    ({ id, name }) => !taken.has(id) && words.every((word) => name.toLowerCase().includes(word)),
  );
  return { rows: found.slice(0, MOST), rest: Math.max(0, found.length - MOST) };
}
