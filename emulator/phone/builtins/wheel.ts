/** Height of one row of a picker wheel, px. */
const ROW = 44;

/** Lets an element scroll like a picker wheel: rows snap to the middle; reports the row that came to rest. */
export const connectWheel = (
  column: HTMLElement,
  rowHeight: () => number,
  settled: (index: number) => void,
) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let index = 0;
  const settle = () => {
    const next = Math.round(column.scrollTop / rowHeight());
    if (next === index) return;
    index = next;
    settled(index);
  };
  column.addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(settle, 80);
  });
  return {
    show(next: number, notify = false) {
      index = next;
      column.scrollTop = next * rowHeight();
      if (notify) settled(next);
    },
    index: () => index,
  };
};

export type Wheel = {
  element: HTMLElement;
  setOptions(labels: readonly string[], selected: number): void;
  selected(): number;
};

let count = 0;

/** A column of choices: scroll it or tap a row. For assistive technology it is a listbox. */
export const createWheel = (label: string, changed: (index: number) => void): Wheel => {
  const element = document.createElement('div');
  element.className = 'wx-wheel';
  element.setAttribute('role', 'listbox');
  element.setAttribute('aria-label', label);
  element.tabIndex = 0;
  const id = `wheel-${++count}`;
  const mark = (index: number) => {
    for (const [i, row] of [...element.children].entries())
      row.setAttribute('aria-selected', String(i === index));
    element.setAttribute('aria-activedescendant', `${id}-${index}`);
  };
  const wheel = connectWheel(
    element,
    () => ROW,
    (index) => {
      mark(index);
      changed(index);
    },
  );
  const row = (text: string, index: number) => {
    const option = document.createElement('div');
    option.id = `${id}-${index}`;
    option.setAttribute('role', 'option');
    option.textContent = text;
    option.addEventListener('click', () => wheel.show(index, true));
    return option;
  };
  element.addEventListener('keydown', (event) => {
    if (event.key.startsWith('Arrow')) event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) wheel.show(Math.min(Math.max(wheel.index() + step, 0), element.children.length - 1), true);
  });
  return {
    element,
    setOptions(labels, selected) {
      element.replaceChildren(...labels.map(row));
      const within = Math.min(Math.max(selected, 0), Math.max(labels.length - 1, 0));
      mark(within);
      wheel.show(within);
      setTimeout(() => wheel.show(within));
    },
    selected: () => wheel.index(),
  };
};
