/** Files that are fetched by address and opened in WeChat's own viewer. */
import { showDocument } from '../screen/document';
import { ApiError, asyncApi, type Callbacks } from './async-api';
import type { WxServices } from './services';

/** Where a mini program may keep files under names of its own; WeChat words the root by system. */
const USER_DATA_PATH = 'http://usr';

/** What WeChat's viewer opens. */
const TYPES = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'];

type Progress = { progress: number; totalBytesWritten: number; totalBytesExpectedToWrite: number };
type ProgressListener = (progress: Progress) => void;

/** Kept files by their path under USER_DATA_PATH; a reload forgets them. */
const kept = new Map<string, Blob>();

async function body(response: Response, progressed: ProgressListener): Promise<Blob> {
  const total = Number(response.headers.get('content-length') ?? 0);
  const chunks: BlobPart[] = [];
  let written = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    chunks.push(next.value);
    written += next.value.byteLength;
    const progress = total > 0 ? Math.round((written / total) * 100) : 0;
    progressed({ progress, totalBytesWritten: written, totalBytesExpectedToWrite: total });
  }
  return new Blob(chunks, { type: response.headers.get('content-type') ?? '' });
}

type Download = { url: string; filePath?: string };

function keep(file: Blob, filePath: string | undefined): { filePath: string } | { tempFilePath: string } {
  if (filePath === undefined) return { tempFilePath: URL.createObjectURL(file) };
  if (!filePath.startsWith(`${USER_DATA_PATH}/`)) throw new ApiError(`permission denied, open "${filePath}"`);
  kept.set(filePath, file);
  return { filePath };
}

/** A download task: it can be aborted and tells its progress. It has callbacks only, as in WeChat. */
const downloadFile = (services: WxServices) => (options: Download & Callbacks) => {
  const listeners = new Set<ProgressListener>();
  const aborted = new AbortController();
  const run = async ({ url, filePath }: Download) => {
    const fetched = await services.network
      .carry(async (signal) => {
        const response = await fetch(url, { signal: AbortSignal.any([signal, aborted.signal]) });
        const file = await body(response, (progress) => listeners.forEach((listen) => void listen(progress)));
        return { statusCode: response.status, file };
      })
      .catch(() => {
        throw new ApiError(aborted.signal.aborted ? 'abort' : 'request:fail');
      });
    return { statusCode: fetched.statusCode, ...keep(fetched.file, filePath) };
  };
  const download = asyncApi('downloadFile', (given: Download) => services.busy(run(given)));
  void download({ complete: () => {}, ...options });
  return {
    abort: () => aborted.abort(),
    onProgressUpdate: (listener: ProgressListener) => void listeners.add(listener),
    offProgressUpdate: (listener: ProgressListener) => void listeners.delete(listener),
  };
};

const nameOf = (filePath: string): string => filePath.slice(filePath.lastIndexOf('/') + 1);

/** @throws ApiError where nothing stands at this path of the mini program's own, or temporary path */
export async function fileAt(filePath: string): Promise<Blob> {
  const known = kept.get(filePath);
  if (known) return known;
  const isTemporary = filePath.startsWith('blob:');
  const found = isTemporary ? await fetch(filePath).catch(() => undefined) : undefined;
  if (!found) throw new ApiError('file doesn’t exist');
  return found.blob();
}

type Open = { filePath: string; fileType?: string; showMenu?: boolean };

async function openDocument(services: WxServices, { filePath, fileType, showMenu = false }: Open) {
  const file = await fileAt(filePath);
  const name = nameOf(filePath);
  const type = fileType ?? name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (!TYPES.includes(type)) throw new ApiError('filetype not supported');
  void showDocument(services.overlay, { name, type, file, hasMenu: showMenu });
}

type Unlink = { filePath: string };

const unlink = asyncApi('unlink', ({ filePath }: Unlink) => {
  if (!kept.delete(filePath)) throw new ApiError(`no such file or directory "${filePath}"`);
});

/** Of the file system only what is asked of it: callbacks, no promises, as in WeChat. */
const fileSystem = {
  writeFileSync: (filePath: string, data: string | ArrayBuffer): void =>
    void keep(new Blob([data]), filePath),
  unlink: (options: Unlink & Callbacks): void => void unlink({ complete: () => {}, ...options }),
};

export const documents = (services: WxServices) => ({
  env: { USER_DATA_PATH },
  downloadFile: downloadFile(services),
  openDocument: asyncApi('openDocument', (options: Open) => openDocument(services, options)),
  getFileSystemManager: () => fileSystem,
});
