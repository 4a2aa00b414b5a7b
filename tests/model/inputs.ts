/** Input as the ticket contract bounds it, by hand: which fields of an event are wrong, and what is left of the good ones. */
import type { ActionId } from '@xiuda/domain';
import { TRANSITIONS } from '../support/contract';
import type { Fields } from './state';

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

const text =
  (min: number, max: number) =>
  (value: unknown): boolean =>
    typeof value === 'string' && value.trim().length >= min && value.trim().length <= max;

const areDifferent = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

const photos =
  (min: number, max: number) =>
  (value: unknown): boolean =>
    Array.isArray(value) &&
    isWhole(value.length, min, max) &&
    value.every((one) => typeof one === 'string' && one.startsWith('cloud://')) &&
    areDifferent(value);

const isMaterials = (value: unknown): boolean =>
  Array.isArray(value) &&
  isWhole(value.length, 1, 5) &&
  value.every(
    (one) =>
      isRecord(one) &&
      Object.keys(one).length === 2 &&
      text(1, 128)(one.materialId) &&
      isWhole(one.quantity, 1, 999),
  ) &&
  areDifferent(value.map((one: Fields) => one.materialId));

const GOOD: Record<string, (value: unknown) => boolean> = {
  ticketId: text(1, 128),
  version: (value) => isWhole(value, 1, Number.MAX_SAFE_INTEGER),
  requestId: (value) => typeof value === 'string' && value.length >= 8 && value.length <= 64,
  areaId: text(1, 128),
  itemId: text(1, 128),
  reviewerId: text(1, 128),
  workerId: text(1, 128),
  address: text(1, 100),
  contactName: text(1, 20),
  contactPhone: (value) => typeof value === 'string' && /^1[3-9]\d{9}$/.test(value),
  description: text(2, 500),
  reason: text(2, 200),
  note: text(2, 200),
  comment: text(1, 500),
  score: (value) => isWhole(value, 1, 5),
  materials: isMaterials,
};

const ENVELOPE = ['ticketId', 'version', 'requestId'];
const envelopeOf = (action: ActionId): string[] => (action === 'submit' ? ['requestId'] : ENVELOPE);

const isGood = (action: ActionId, field: string, value: unknown): boolean =>
  field === 'photos' ? photos(action === 'submit' ? 0 : 1, 6)(value) : (GOOD[field] ?? (() => false))(value);

/** The fields that are missing, wrong or none of this action's. */
export function badFields(action: ActionId, event: Fields): string[] {
  const { must, may = [] } = TRANSITIONS[action];
  const required = [...envelopeOf(action), ...must];
  const known = [...required, ...may];
  const wrong = known.filter((field) =>
    event[field] === undefined ? required.includes(field) : !isGood(action, field, event[field]),
  );
  return [...wrong, ...Object.keys(event).filter((field) => !known.includes(field))].sort();
}

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** What the person asked for, beside the envelope: strings trimmed, in the order of the contract. */
export function wishOf(action: ActionId, event: Fields): Fields {
  const { must, may = [] } = TRANSITIONS[action];
  return Object.fromEntries(
    [...must, ...may].flatMap((field) =>
      event[field] === undefined ? [] : [[field, trimmed(event[field])] as const],
    ),
  );
}
