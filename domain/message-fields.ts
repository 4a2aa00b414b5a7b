/**
 * What WeChat lets stand in the fields of a subscribe message, by the type in a keyword's name (`thing1` is a `thing`).
 * Source: the parameter table of subscribeMessage.send; a value that breaks it is refused with 47003, the whole message with it.
 */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { type Fact, FACTS } from './settings';

dayjs.extend(utc);

const ELLIPSIS = '…';

/** Cut to `most` characters, the ellipsis counted in. */
function cut(value: string, most: number): string {
  const characters = [...value];
  return characters.length <= most ? value : `${characters.slice(0, most - 1).join('')}${ELLIPSIS}`;
}

/** Without an ellipsis, where only certain characters may stand. */
const only = (value: string, kept: RegExp, most: number): string =>
  [...(value.match(kept) ?? []).join('').trim()].slice(0, most).join('').trim();

/** Emoji with what joins and colours them, control characters and halves of characters. */
const NEVER =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u200d\ufe0f\u20e3]|\p{Cs}|\p{Cf}/gu;

/** One line of plain text. */
const plain = (value: string): string =>
  value
    .replace(NEVER, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const HAN = /\p{Script=Han}/u;

/** Ten characters where a Chinese one is among them, else twenty letters; digits may not stand in a name. */
function personName(value: string): string {
  const short = cut(value.replace(/\d/g, '').trim(), 10);
  return HAN.test(short) ? short : only(value, /[A-Za-z .]/g, 20);
}

/** Digits before the point and behind it. */
function decimal(value: string, whole: number): string {
  const [, digits = ''] = /(-?\d+(?:\.\d+)?)/.exec(value.replace(/,/g, '')) ?? [];
  return digits.slice(0, whole).replace(/\.$/, '');
}

interface FieldType {
  readonly fit: (value: string) => string;
  /** What stands where nothing is left: an empty value is refused too. */
  readonly nothing: string;
  /** What of a ticket can stand there, the likeliest first. */
  readonly facts: readonly Fact[];
}

/** Any words, in the order in which templates ask for them. */
const ANY: readonly Fact[] = ['item', 'place', 'description', ...FACTS];

const FIELD_TYPES: Record<string, FieldType> = {
  thing: { fit: (value) => cut(value, 20), nothing: '无', facts: [...new Set(ANY)] },
  phrase: { fit: (value) => only(value, /\p{Script=Han}/gu, 5), nothing: '无', facts: ['status'] },
  character_string: {
    fit: (value) => only(value, /[\x20-\x7e]/g, 32),
    nothing: '-',
    facts: ['number', 'phone', 'time'],
  },
  number: { fit: (value) => decimal(value, 32), nothing: '0', facts: [] },
  letter: { fit: (value) => only(value, /[A-Za-z]/g, 32), nothing: 'N', facts: [] },
  symbol: { fit: (value) => only(value, /[\p{P}\p{S}]/gu, 5), nothing: '-', facts: [] },
  amount: { fit: (value) => decimal(value, 10), nothing: '0', facts: [] },
  phone_number: { fit: (value) => only(value, /[\d+\-() ]/g, 17), nothing: '-', facts: ['phone'] },
  car_number: { fit: (value) => [...value].slice(0, 8).join(''), nothing: '无', facts: [] },
  name: { fit: personName, nothing: '无', facts: ['person'] },
  const: { fit: (value) => cut(value, 20), nothing: '无', facts: [] },
};

/** At UTC+8, as WeChat's examples write it. */
const moment = (value: Date, format: string): string => dayjs.utc(value).utcOffset(8).format(format);
const INSTANT_FORMATS: Readonly<Record<string, string>> = {
  time: 'YYYY年M月D日 HH:mm',
  date: 'YYYY年M月D日 HH:mm',
};

const typeOf = (keyword: string): string => keyword.replace(/\d+$/, '');

/** A type of WeChat's and the number that its console shows. */
export const isKeyword = (keyword: string): boolean =>
  /^[a-z_]+[1-9]\d{0,2}$/.test(keyword) &&
  (Object.hasOwn(FIELD_TYPES, typeOf(keyword)) || Object.hasOwn(INSTANT_FORMATS, typeOf(keyword)));

/** What of a ticket can stand in the field of this keyword, the likeliest first; nothing where its type takes none of it. */
export function factsFor(keyword: string): readonly Fact[] {
  if (!isKeyword(keyword)) return [];
  return FIELD_TYPES[typeOf(keyword)]?.facts ?? ['time'];
}

/**
 * A value as it may stand in the field of this keyword.
 * @param keyword a type and a number, `character_string12`; a type that is not known here is treated as `thing`, the mildest
 * @param value text, or an instant; in a field of another type an instant is written out
 */
export function fitted(keyword: string, value: string | Date): string {
  const type = typeOf(keyword);
  const format = INSTANT_FORMATS[type];
  if (format) return moment(value instanceof Date ? value : new Date(value), format);
  const field = FIELD_TYPES[type] ?? (FIELD_TYPES.thing as FieldType);
  return field.fit(plain(value instanceof Date ? moment(value, 'YYYY-MM-DD HH:mm') : value)) || field.nothing;
}
