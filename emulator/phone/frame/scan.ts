import { matchingCodes } from '../codes';
import type { Code } from '../contract';
import { find, list } from './find';

const row = ({ label, path }: Code, scanned: (path: string) => void): HTMLElement => {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => scanned(path));
  item.append(button);
  return item;
};

/** The button 扫码: a list of codes, narrowed by typing. */
export const connectScan = (scanned: (path: string) => void): void => {
  const dialog = find<HTMLDialogElement>('#codes');
  const rows = find('#codes ul');
  const search = find<HTMLInputElement>('#codes input');
  const none = find<HTMLElement>('#codes .none');
  let codes: Code[] = [];
  const choose = (path: string) => {
    dialog.close();
    scanned(path);
  };
  const draw = () => {
    const found = matchingCodes(codes, search.value);
    rows.replaceChildren(...found.map((code) => row(code, choose)));
    none.hidden = found.length > 0;
    none.textContent = codes.length > 0 ? '没有这样的码' : '还没有可以扫的码';
  };
  search.addEventListener('input', draw);
  find('#codes .close').addEventListener('click', () => dialog.close());
  find('#scan').addEventListener('click', () => {
    search.value = '';
    dialog.showModal();
    void list<Code>('/codes').then((found) => {
      codes = found;
      draw();
    });
  });
};
