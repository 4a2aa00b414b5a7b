import { setState } from './common';
import type { BuiltIn, Host } from './definition';
import { type CalendarModel, type DateFields, dateModel, timeModel } from './picker-calendar';
import { type OpenSheet, openPickerSheet, type PickerModel } from './picker-sheet';

const labels = (range: unknown, key: string): string[] =>
  Array.isArray(range)
    ? range.map((item: unknown) =>
        key && typeof item === 'object' && item
          ? String((item as Record<string, unknown>)[key])
          : String(item),
      )
    : [];

const rows = (value: unknown): number[] =>
  (Array.isArray(value) ? value : [value]).map((row) => Number(row) || 0);

const selectorModel = (host: Host): PickerModel => ({
  title: host.text('header-text'),
  selected: rows(host.read('value')).slice(0, 1),
  columns: () => [labels(host.read('range'), host.text('range-key'))],
});

const multiModel = (host: Host): PickerModel => {
  const columns = () => {
    const range = host.read('range');
    return Array.isArray(range) ? range.map((column) => labels(column, host.text('range-key'))) : [];
  };
  const selected = rows(host.read('value'));
  return {
    title: host.text('header-text'),
    selected: columns().map((_, i) => selected[i] ?? 0),
    columns,
    columnChanged: (column, row) => host.fire('columnchange', { column, value: row }),
  };
};

const calendar = (host: Host): CalendarModel | null => {
  const [value, start, end] = [String(host.read('value') ?? ''), host.text('start'), host.text('end')];
  const { model, format } =
    host.text('mode') === 'time'
      ? timeModel(value, start, end)
      : dateModel(value, start, end, host.text('fields') as DateFields);
  return { model: { ...model, title: host.text('header-text') }, format };
};

type Choice = { model: () => PickerModel; result: (selected: readonly number[]) => unknown };

const choice = (host: Host): Choice => {
  const mode = host.text('mode');
  if (mode === 'selector')
    return { model: () => selectorModel(host), result: (selected) => selected[0] ?? 0 };
  if (mode === 'multiSelector') return { model: () => multiModel(host), result: (selected) => [...selected] };
  const made = mode === 'date' || mode === 'time' ? calendar(host) : null;
  if (!made) throw new Error(`picker mode="${mode}" is not emulated`);
  return { model: () => made.model, result: made.format };
};

export const picker: BuiltIn = {
  tag: 'picker',
  attributes: {
    mode: { type: 'string', value: 'selector' },
    range: { type: 'array', value: [] },
    'range-key': 'string',
    value: { type: 'any', value: null },
    start: 'string',
    end: 'string',
    fields: { type: 'string', value: 'day' },
    disabled: 'boolean',
    'header-text': 'string',
    name: 'string',
  },
  events: ['change', 'columnchange', 'cancel'],
  connect(host) {
    let sheet: OpenSheet | null = null;
    const initial = host.read('value');
    const open = () => {
      if (host.flag('disabled') || sheet) return;
      const { model, result } = choice(host);
      sheet = openPickerSheet(host.services.overlay(), model(), (selected) => {
        sheet = null;
        if (!selected) return host.fire('cancel', {});
        host.set('value', result(selected));
        host.fire('change', { value: result(selected) });
      });
    };
    host.onTap(open);
    let seen = { range: host.read('range'), value: host.read('value') };
    const render = () => {
      const next = { range: host.read('range'), value: host.read('value') };
      const changed = next.range !== seen.range || next.value !== seen.value;
      // Cascades: the page answers columnchange with a new range while the sheet is open.
      if (sheet && changed && host.text('mode') === 'multiSelector') {
        const model = multiModel(host);
        sheet.refresh(model, next.value === seen.value ? null : model.selected);
      }
      seen = next;
      host.dom.setAttribute('aria-haspopup', 'dialog');
      setState(host.dom, 'aria-disabled', host.flag('disabled') || host.read('aria-disabled'));
    };
    return {
      render,
      activate: open,
      value: () => host.read('value'),
      reset: () => host.set('value', initial),
    };
  },
};
