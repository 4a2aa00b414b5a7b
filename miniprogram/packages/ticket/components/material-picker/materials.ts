/** What a picker of materials shows. */
import type { FormField, MaterialOnHand } from '@xiuda/domain';

export type Source = Extract<FormField, { kind: 'materials' }>['source'];

/** As the step's input has it. */
export interface Wanted {
  readonly materialId: string;
  readonly quantity: number;
}

export interface OfferedRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** `剩 3 个`; where nobody counts, the unit. */
  readonly note: string;
  /** There is none to take. */
  readonly isGone: boolean;
}

export interface ChosenRow extends OfferedRow {
  readonly quantity: number;
  /** The most that can be asked for. */
  readonly most: number;
  /** More is wanted than there is. */
  readonly isShort: boolean;
}

const MOST_QUANTITY = 999;

const LEFT: Record<Source, (left: string) => string> = {
  store: (left) => `剩 ${left}`,
  ticket: (left) => `已用 ${left}`,
};

function offeredRow({ id, name, unit, left }: MaterialOnHand, source: Source): OfferedRow {
  const isGone = left === 0;
  const note = left === undefined ? unit : LEFT[source](`${left} ${unit}`);
  return { id, name, unit, note: isGone ? '没有了' : note, isGone };
}

/** In the order in which they were chosen; what is not offered any more is left out. */
export function chosenRows(
  materials: readonly MaterialOnHand[],
  wanted: readonly Wanted[],
  source: Source,
): ChosenRow[] {
  const known = new Map(materials.map((material) => [material.id, material]));
  return wanted.flatMap(({ materialId, quantity }) => {
    const material = known.get(materialId);
    if (!material) return [];
    const { left = MOST_QUANTITY } = material;
    const most = Math.max(1, Math.min(left, MOST_QUANTITY));
    return [{ ...offeredRow(material, source), quantity, most, isShort: quantity > left }];
  });
}

export const VERBS: Record<Source, string> = { store: '添加', ticket: '退回' };

/** Enough to look through; whoever wants another one types a word of it. */
const MOST = 50;

/** Those whose name has every one of these words, without what is chosen already. */
export function offered(
  materials: readonly MaterialOnHand[],
  wanted: readonly Wanted[],
  typed: string,
  source: Source,
) {
  const words = typed.toLowerCase().split(/\s+/);
  const taken = new Set(wanted.map(({ materialId }) => materialId));
  const found = materials.filter(
    ({ id, name }) => !taken.has(id) && words.every((word) => name.toLowerCase().includes(word)),
  );
  return {
    rows: found.slice(0, MOST).map((material) => offeredRow(material, source)),
    rest: Math.max(0, found.length - MOST),
  };
}

/** What stands where there is nothing to choose. */
export function noneWords(source: Source, count: number, typed: string): string {
  if (typed) return `没有找到“${typed}”，换个说法试试，或写在完工备注里`;
  if (count || source === 'store') return '没有别的耗材可选了';
  return '这张工单还没有登记用料，没有可以退回的';
}
