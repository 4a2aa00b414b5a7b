import { matchingCodes } from '../codes';
import type { Code } from '../contract';
import { openDialog } from './dialog-layer';
import { element } from './element';

/** A mini program code says which page it opens, any other code a text. */
export type Scanned = { path: string } | { text: string };

/** In place of the camera: what the code says is picked from the known ones, or typed. null when cancelled. */
export const showScanner = (overlay: HTMLElement, codes: readonly Code[]): Promise<Scanned | null> =>
  new Promise((resolve) => {
    const finish = (scanned: Scanned | null) => {
      close();
      resolve(scanned);
    };
    const typed = element('input', {
      className: 'scanner-text',
      label: '码里的内容',
      attributes: { placeholder: '输入码里的内容', enterkeyhint: 'done' },
    });
    const take = () => {
      const text = typed.value.trim();
      if (text) finish({ text });
      else typed.focus();
    };
    typed.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) take();
    });
    const list = element('div', { className: 'scanner-codes' });
    const draw = () =>
      list.replaceChildren(
        ...matchingCodes(codes, typed.value).map(({ label, path }) =>
          element('button', { text: label, onClick: () => finish({ path }) }),
        ),
      );
    typed.addEventListener('input', draw);
    draw();
    const box = element('div', {
      className: 'scanner',
      label: '扫码',
      children: [
        element('div', { className: 'scanner-title', text: '扫码' }),
        element('div', {
          className: 'scanner-typed',
          children: [typed, element('button', { text: '扫这个', onClick: take })],
        }),
        list,
        element('button', { className: 'choices-cancel', text: '取消', onClick: () => finish(null) }),
      ],
    });
    const cancel = () => finish(null);
    const close = openDialog(overlay, box, { onMask: cancel, onEscape: cancel });
  });
