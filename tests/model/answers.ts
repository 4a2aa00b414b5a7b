/** Real answers, brought to the shape in which the model predicts them, and both as sentences. */
import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../support/cloud';
import type { StepData } from '../support/world';
import { type CastName, member } from './cast';
import type { Fields, Outcome, State, Wish } from './state';

/** As it travels: instants become text. */
export const plain = (value: unknown): Fields => JSON.parse(JSON.stringify(value)) as Fields;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Photos are kept as file ids and shown as links. */
export const FILE = /^cloud:\/\//;
const LINK = /^https?:\/\//;

/** Only how many photos there are: which file stands for one is the store's own affair. Others than `kind` stay and will not fit. */
export function counted(value: unknown, kind: RegExp): unknown {
  if (Array.isArray(value)) return value.map((one) => counted(one, kind));
  if (!isObject(value)) return value;
  const isPhotos = (key: string, one: unknown): one is string[] =>
    key === 'photos' && Array.isArray(one) && one.every((photo) => kind.test(String(photo)));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isPhotos(key, one) ? one.length : counted(one, kind)]),
  );
}

/** A ticket as an answer shows it, less what only time puts on it: that nobody has opened it, and that it takes too long. */
export function seen(ticket: object): Fields {
  const { isUnseen: _, late: __, ...fields } = counted(ticket, LINK) as Fields;
  return fields;
}

const CHINESE = /^[^a-z]*[\u4e00-\u9fff]/;

export function outcomeOf(answer: Answer<StepData>): Outcome {
  if (answer.ok) {
    const { ticket, repeated = false, ...rest } = answer.data;
    return { ok: true, repeated, ticket: seen(ticket), ...rest };
  }
  const { code, message, details } = answer.error;
  if (!CHINESE.test(message)) throw new Error(`no sentence that a person can act on: ${message}`);
  return {
    ...{ ok: false, code },
    ...(code === 'INVALID_INPUT' && { fields: Object.keys(details ?? {}).sort() }),
    ...(code === 'CONFLICT' && { last: details }),
  };
}

/** Where two values part, as lines `path: seen … instead of …`. */
export function differences(seen: unknown, expected: unknown, path = ''): string[] {
  if (isDeepStrictEqual(seen, expected)) return [];
  if (!isObject(seen) || !isObject(expected)) {
    return [`${path || 'answer'}: ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`];
  }
  const keys = new Set([...Object.keys(seen), ...Object.keys(expected)]);
  return [...keys].flatMap((key) => differences(seen[key], expected[key], path ? `${path}.${key}` : key));
}

const LONGEST = 30;
const brief = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > LONGEST
    ? `${value.slice(0, 8)}…${value.slice(-8)} (${value.length})`
    : value;

export const person = (who: CastName): string =>
  `${who}${member(who).staffNo ? ` ${member(who).staffNo}` : ''}`;

export function ticketName({ tickets }: State, id: unknown): string {
  const ticket = tickets.find(({ _id }) => _id === id);
  return ticket ? `${ticket.number} (${ticket.status})` : `ticket ${JSON.stringify(id)}`;
}

export function wishSentence(state: State, { who, action, event }: Wish): string {
  const { ticketId, version, ...rest } = event;
  const where = action === 'submit' ? '' : ` ${ticketName(state, ticketId)} v${JSON.stringify(version)}`;
  return `${person(who)}: ${action}${where} ${JSON.stringify(rest, brief)}`;
}

export function outcomeSentence(outcome: Outcome): string {
  if (outcome.ok) return outcome.repeated ? 'repeated' : 'done';
  const { code, fields, last } = outcome;
  return [code, fields?.join(' '), last && JSON.stringify(last)].filter(Boolean).join(' ');
}
