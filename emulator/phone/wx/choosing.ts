import { ApiError } from './async-api';

/** The browser's own file chooser; rejects with `cancel` as WeChat does. @param accept as of an input, empty for any file */
export const chooseFiles = (count: number, accept: string): Promise<File[]> =>
  new Promise((resolve, reject) => {
    const chooser = document.createElement('input');
    Object.assign(chooser, { type: 'file', accept, multiple: count > 1, hidden: true });
    document.body.append(chooser);
    chooser.addEventListener('change', () => {
      chooser.remove();
      resolve([...(chooser.files ?? [])].slice(0, count));
    });
    chooser.addEventListener('cancel', () => {
      chooser.remove();
      reject(new ApiError('cancel'));
    });
    chooser.click();
  });
