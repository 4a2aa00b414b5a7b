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

const isOneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    words.includes(value as string);

const isStars = (value: unknown): boolean => isWhole(value, 1, 5);
const TAGS = isOneOf(
  ...['上门快', '手艺好', '态度好', '现场干净', '讲解清楚'],
  ...['上门慢', '没有修好', '态度差', '现场没清理', '没打招呼就来'],
);

const listOf =
  (most: number, isGood: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.length <= most && value.every(isGood) && areDifferent(value);

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
  advice: text(2, 200),
  result: isOneOf('fixed', 'unfixable'),
  reasonCode: isOneOf('waitingParts', 'contractor', 'noAccess', 'outage', 'other'),
  keptPhotos: listOf(6, (value) => isWhole(value, 0, 5)),
  tags: listOf(5, TAGS),
  ...{ score: isStars, speed: isStars, quality: isStars, attitude: isStars },
  materials: isMaterials,
};

const ENVELOPE = ['ticketId', 'version', 'requestId'];
const envelopeOf = (action: ActionId): string[] => (action === 'submit' ? ['requestId'] : ENVELOPE);

/** How many photos go with a step. */
const PHOTOS: Partial<Record<ActionId, readonly [number, number]>> = {
  ...{ submit: [0, 6], edit: [0, 6], 'request-completion': [1, 6] },
  ...{ 'refuse-work': [0, 3], reopen: [0, 3] },
};

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;
const isDay = (value: unknown): boolean => /^\d{4}-\d{2}-\d{2}$/.test(String(value));

/** A day is its end at UTC+8; text that is neither day nor instant has no time. */
function instantOf(value: unknown): number {
  if (typeof value !== 'string') return Number.NaN;
  return Date.parse(isDay(value) ? `${value}T23:59:59.999+08:00` : value);
}

function isGood(action: ActionId, field: string, value: unknown, now: number): boolean {
  if (field === 'photos') return photos(...(PHOTOS[action] ?? [0, 0]))(value);
  if (field === 'expectedAt') return instantOf(value) >= now && instantOf(value) <= now + YEAR_MS;
  return (GOOD[field] ?? (() => false))(value);
}

/** Fields that are good alone and do not go together. */
const TOGETHER: Partial<Record<ActionId, (event: Fields) => string[]>> = {
  'request-completion': ({ result, advice }) =>
    (result === 'unfixable') === (advice !== undefined) ? [] : ['advice'],
  edit: (event) => {
    const { keptPhotos = [], photos: added = [] } = event as Record<string, unknown[]>;
    return [
      ...(Object.keys(event).length > ENVELOPE.length ? [] : ['description']),
      ...(keptPhotos.length + added.length > 6 ? ['photos'] : []),
    ];
  },
};

/** The fields that are missing, wrong or none of this action's. */
export function badFields(action: ActionId, event: Fields, now: number): string[] {
  const { must, may = [] } = TRANSITIONS[action];
  const required = [...envelopeOf(action), ...must];
  const known = [...required, ...may];
  const wrong = known.filter((field) =>
    event[field] === undefined ? required.includes(field) : !isGood(action, field, event[field], now),
  );
  const all = [...wrong, ...Object.keys(event).filter((field) => !known.includes(field))];
  return (all.length ? all : (TOGETHER[action]?.(event) ?? [])).sort();
}

const parsed = (field: string, value: unknown): unknown => {
  if (field === 'expectedAt') return new Date(instantOf(value)).toISOString();
  return typeof value === 'string' ? value.trim() : value;
};

/** Who says nothing of the result has repaired it. */
const UNSAID: Partial<Record<ActionId, Fields>> = { 'request-completion': { result: 'fixed' } };

/** What the person asked for, beside the envelope: strings trimmed, days as instants, in the order of the contract. */
export function wishOf(action: ActionId, event: Fields): Fields {
  const { must, may = [] } = TRANSITIONS[action];
  const given: Fields = { ...UNSAID[action], ...event };
  return Object.fromEntries(
    [...must, ...may].flatMap((field) =>
      given[field] === undefined ? [] : [[field, parsed(field, given[field])] as const],
    ),
  );
}
