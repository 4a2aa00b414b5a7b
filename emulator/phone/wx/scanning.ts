import type { Code } from '../contract';
import { showScanner } from '../screen/scanner';
import { asyncApi, ApiError } from './async-api';
import type { WxServices } from './services';

const codes = (): Promise<Code[]> =>
  fetch('/codes')
    .then((response) => response.json() as Promise<Code[]>)
    .catch(() => []);

const scan = async (services: WxServices) => {
  const scanned = await showScanner(services.overlay, await codes());
  if (!scanned) throw new ApiError('cancel');
  const base = { charSet: 'utf-8', rawData: '' };
  // A mini program code of our own says which page it opens; any other code is its text.
  return 'path' in scanned
    ? { ...base, scanType: 'WX_CODE', result: '', path: scanned.path }
    : { ...base, scanType: 'QR_CODE', result: scanned.text };
};

/** `onlyFromCamera` and `scanType` change nothing here: there is no camera. */
export const scanning = (services: WxServices) => ({
  scanCode: asyncApi('scanCode', (_: { onlyFromCamera?: boolean; scanType?: string[] }) => scan(services)),
});
