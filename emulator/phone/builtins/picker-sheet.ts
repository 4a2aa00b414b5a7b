import { openDialog } from '../screen/dialog-layer';
import { createWheel } from './wheel';

/** What a sheet of wheels chooses from: labels of each column, given the rows chosen so far. */
export type PickerModel = {
  title: string;
  columns(selected: readonly number[]): readonly (readonly string[])[];
  selected: readonly number[];
  columnChanged?(column: number, row: number): void;
};

/** `selected` null: the rows chosen so far stay. */
export type OpenSheet = { refresh(model: PickerModel, selected: readonly number[] | null): void };

const sheetMarkup = `<div class="wx-sheet-bar"><button type="button" class="wx-sheet-cancel">取消</button><span></span><button type="button" class="wx-sheet-ok">确定</button></div>
<div class="wx-wheels"></div>`;

/** Opens the sheet; `done` gets the chosen rows, or null when it was cancelled. */
export const openPickerSheet = (
  overlay: HTMLElement,
  first: PickerModel,
  done: (selected: readonly number[] | null) => void,
): OpenSheet => {
  const sheet = document.createElement('div');
  sheet.className = 'wx-sheet';
  sheet.innerHTML = sheetMarkup;
  let model = first;
  let selected = [...first.selected];
  const wheels = model.columns(selected).map((_, column) =>
    createWheel(`第${column + 1}列`, (row) => {
      selected[column] = row;
      model.columnChanged?.(column, row);
      draw();
    }),
  );
  function draw(): void {
    model.columns(selected).forEach((labels, column) => {
      const row = Math.min(selected[column] ?? 0, Math.max(labels.length - 1, 0));
      selected[column] = row;
      wheels[column]?.setOptions(labels, row);
    });
  }
  const close = (result: readonly number[] | null) => {
    leave();
    done(result);
  };
  const find = (selector: string) => sheet.querySelector<HTMLElement>(selector);
  sheet.setAttribute('aria-label', model.title || '请选择');
  find('.wx-sheet-bar span')?.append(model.title);
  find('.wx-wheels')?.append(...wheels.map((wheel) => wheel.element));
  find('.wx-sheet-cancel')?.addEventListener('click', () => close(null));
  find('.wx-sheet-ok')?.addEventListener('click', () => close([...selected]));
  const cancelled = () => close(null);
  const leave = openDialog(overlay, sheet, {
    className: 'wx-sheet-layer',
    onMask: cancelled,
    onEscape: cancelled,
  });
  draw();
  return {
    refresh(next, rows) {
      model = next;
      if (rows) selected = [...rows];
      draw();
    },
  };
};
