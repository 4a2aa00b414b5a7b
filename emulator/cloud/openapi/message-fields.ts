/** What the fields of a subscribe message may hold, by the type in the field's name. Source: the parameter table of WeChat's subscribeMessage.send. */
type FieldCheck = (value: string) => boolean;

const CODE_POINT_LIMIT =
  (limit: number): FieldCheck =>
  (value) =>
    [...value].length <= limit;
const FORM =
  (form: RegExp): FieldCheck =>
  (value) =>
    form.test(value);

const CLOCK = String.raw`\d{1,2}:\d{2}(:\d{2})?`;
const DAY = String.raw`\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2})`;
const MOMENT = `(${DAY}( ${CLOCK})?|${CLOCK})`;

const FIELD_TYPES: Record<string, FieldCheck> = {
  thing: CODE_POINT_LIMIT(20),
  phrase: FORM(/^\p{Script=Han}{1,5}$/u),
  character_string: FORM(/^[\x20-\x7e]{1,32}$/),
  number: FORM(/^-?\d{1,32}(\.\d{1,32})?$/),
  letter: FORM(/^[A-Za-z]{1,32}$/),
  symbol: FORM(/^[\p{P}\p{S}]{1,5}$/u),
  time: FORM(new RegExp(`^${MOMENT}(~${MOMENT})?$`)),
  date: FORM(new RegExp(`^${DAY}( ${CLOCK})?(~${DAY}( ${CLOCK})?)?$`)),
  amount: FORM(/^[¥$€£]?\d{1,10}(\.\d+)?元?$/),
  phone_number: FORM(/^[\d+\-() ]{1,17}$/),
  car_number: CODE_POINT_LIMIT(8),
  name: FORM(/^(?=.*\p{Script=Han})[^\d]{1,10}$|^[A-Za-z .]{1,20}$/u),
  const: CODE_POINT_LIMIT(20),
};

/** Line breaks and emoji are refused in every type. */
const REFUSED_EVERYWHERE = /[\r\n]|\p{Extended_Pictographic}/u;

/** The name of the first field that WeChat would refuse with 47003, e.g. `thing1`. */
export function firstBadField(data: Readonly<Record<string, unknown>>): string | undefined {
  return Object.entries(data).find(([field, content]) => !isGood(field, content))?.[0];
}

function isGood(field: string, content: unknown): boolean {
  const type = /^([a-z_]+?)\d+$/.exec(field)?.[1];
  const check = type === undefined ? undefined : FIELD_TYPES[type];
  const value =
    typeof content === 'object' && content !== null && 'value' in content ? content.value : undefined;
  if (!check || (typeof value !== 'string' && typeof value !== 'number')) return false;
  const shown = String(value);
  return shown.trim() !== '' && !REFUSED_EVERYWHERE.test(shown) && check(shown);
}
