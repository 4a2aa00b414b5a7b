import type { PickerModel } from './picker-sheet';

const pad = (n: number) => String(n).padStart(2, '0');
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
const parts = (date: string, fallback: readonly number[]): number[] => {
  const found = date.split(/[-:]/).map(Number);
  return fallback.map((value, i) => (Number.isFinite(found[i]) && date !== '' ? (found[i] ?? value) : value));
};

export type DateFields = 'year' | 'month' | 'day';
export type CalendarModel = { model: PickerModel; format(selected: readonly number[]): string };

const today = (): number[] => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()];
};

/** Wheels of `picker mode="date"`: value, start and end are YYYY-MM-DD, YYYY-MM or YYYY by `fields`. */
export const dateModel = (value: string, start: string, end: string, fields: DateFields): CalendarModel => {
  const depth = { year: 1, month: 2, day: 3 }[fields];
  const low = parts(start, [1970, 1, 1]);
  const high = parts(end, [2099, 12, 31]);
  const at = (list: readonly number[], i: number) => list[i] ?? 0;
  const choices = (selected: readonly number[]): number[][] => {
    const years = range(at(low, 0), at(high, 0));
    const year = years[selected[0] ?? 0] ?? at(low, 0);
    const first = year === at(low, 0);
    const last = year === at(high, 0);
    const months = range(first ? at(low, 1) : 1, last ? at(high, 1) : 12);
    const month = months[Math.min(selected[1] ?? 0, months.length - 1)] ?? 1;
    const length = new Date(year, month, 0).getDate();
    const from = first && month === at(low, 1) ? at(low, 2) : 1;
    const to = last && month === at(high, 1) ? Math.min(at(high, 2), length) : length;
    return [years, months, range(from, to)].slice(0, depth);
  };
  const wanted = parts(value, today());
  const selected: number[] = [];
  for (let column = 0; column < depth; column += 1) {
    const list = choices(selected)[column] ?? [];
    selected.push(Math.max(0, list.indexOf(at(wanted, column))));
  }
  const units = ['年', '月', '日'];
  return {
    model: {
      title: '',
      selected,
      columns: (rows) => choices(rows).map((list, column) => list.map((n) => `${n}${units[column] ?? ''}`)),
    },
    format: (rows) =>
      choices(rows)
        .map((list, column) => pad(list[rows[column] ?? 0] ?? 0))
        .join('-'),
  };
};

/** Wheels of `picker mode="time"`: value, start and end are hh:mm. */
export const timeModel = (value: string, start: string, end: string): CalendarModel => {
  const low = parts(start, [0, 0]);
  const high = parts(end, [23, 59]);
  const choices = (selected: readonly number[]): number[][] => {
    const hours = range(low[0] ?? 0, high[0] ?? 23);
    const hour = hours[selected[0] ?? 0] ?? 0;
    return [hours, range(hour === low[0] ? (low[1] ?? 0) : 0, hour === high[0] ? (high[1] ?? 59) : 59)];
  };
  const now = new Date();
  const wanted = parts(value, [now.getHours(), now.getMinutes()]);
  const first = Math.max(0, (choices([])[0] ?? []).indexOf(wanted[0] ?? 0));
  const second = Math.max(0, (choices([first])[1] ?? []).indexOf(wanted[1] ?? 0));
  return {
    model: {
      title: '',
      selected: [first, second],
      columns: (rows) => choices(rows).map((list) => list.map(pad)),
    },
    format: (rows) =>
      choices(rows)
        .map((list, column) => pad(list[rows[column] ?? 0] ?? 0))
        .join(':'),
  };
};
