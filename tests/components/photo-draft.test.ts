/// <reference types="miniprogram-api-typings" />
import { createPhotoDraft, type DraftPhoto } from '../../miniprogram/packages/ticket/services/photo-draft';

interface Upload {
  filePath: string;
  success(answer: { fileID: string }): void;
  fail(): void;
}

interface Phone {
  /** Paths that the next choice of photos answers. */
  chosen: string[];
  readable: Set<string>;
  uploads: Upload[];
}

/** As much of the platform as photos need; uploads wait until a test answers them. */
function phone(): Phone {
  const state: Phone = { chosen: [], readable: new Set(), uploads: [] };
  const getImageInfo = async ({ src }: { src: string }) => {
    if (!state.readable.has(src)) throw new Error('gone');
    return { width: 10, height: 10 };
  };
  const cloud = {
    callFunction: async () => ({ result: { ok: true, data: { paths: ['photos/slot.jpg'] } } }),
    uploadFile: (upload: Upload) => {
      state.uploads.push(upload);
      return { onProgressUpdate: () => undefined };
    },
  };
  const chooseMedia = async () => ({ tempFiles: state.chosen.map((tempFilePath) => ({ tempFilePath })) });
  Object.assign(globalThis, { wx: { chooseMedia, getImageInfo, cloud } });
  return state;
}

const uploadOf = ({ uploads }: Phone, path: string): Upload => {
  const upload = uploads.filter(({ filePath }) => filePath === path).pop();
  if (!upload) throw new Error(`${path} was not sent`);
  return upload;
};
const arrives = (state: Phone, path: string): void =>
  uploadOf(state, path).success({ fileID: `cloud://${path}` });
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function draftWith(...paths: string[]) {
  const state = phone();
  let seen: DraftPhoto[] = [];
  const draft = createPhotoDraft((photos) => {
    seen = photos;
  });
  state.chosen = paths;
  await draft.add(6);
  await turn();
  return { state, draft, seen: () => seen };
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

test('file ids stand in the order of the photos, whichever arrives first', async () => {
  const { state, draft } = await draftWith('a', 'b');
  arrives(state, 'b');
  arrives(state, 'a');
  await expect(draft.settled()).resolves.toEqual(['cloud://a', 'cloud://b']);
});

test('a photo is on its way as soon as it is chosen', async () => {
  const { seen } = await draftWith('a');
  expect(seen()).toEqual([{ path: 'a', percent: 0 }]);
});

test('settled waits for what is on its way', async () => {
  const { state, draft } = await draftWith('a');
  const settled = draft.settled();
  arrives(state, 'a');
  await expect(settled).resolves.toEqual(['cloud://a']);
});

test('one that failed is shown as failed, and nothing is settled', async () => {
  const { state, draft, seen } = await draftWith('a', 'b');
  arrives(state, 'a');
  uploadOf(state, 'b').fail();
  await expect(draft.settled()).rejects.toMatchObject({ code: 'NETWORK' });
  expect(seen()[1]).toEqual({ path: 'b', failed: true });
});

test('after a retry that arrives everything is settled', async () => {
  const { state, draft } = await draftWith('a');
  uploadOf(state, 'a').fail();
  await turn();
  draft.retry(0);
  await turn();
  arrives(state, 'a');
  await expect(draft.settled()).resolves.toEqual(['cloud://a']);
});

test('a photo removed on its way does not come back when it arrives', async () => {
  const { state, draft, seen } = await draftWith('a', 'b');
  draft.remove(0);
  arrives(state, 'a');
  arrives(state, 'b');
  await expect(draft.settled()).resolves.toEqual(['cloud://b']);
  expect(seen()).toEqual([{ path: 'b', fileId: 'cloud://b' }]);
});

test('a photo that is there already is not added twice', async () => {
  const { state, draft, seen } = await draftWith('a');
  state.chosen = ['a', 'b'];
  await draft.add(5);
  expect(seen().map(({ path }) => path)).toEqual(['a', 'b']);
});

test('a person who cancels adds nothing', async () => {
  const { draft, seen } = await draftWith();
  await expect(draft.settled()).resolves.toEqual([]);
  expect(seen()).toEqual([]);
});

test('taken up again, what has arrived is not sent anew and what left the phone is dropped', async () => {
  const { state, draft } = await draftWith();
  state.readable = new Set(['sent', 'unsent']);
  await draft.restore([{ path: 'sent', fileId: 'cloud://sent' }, { path: 'gone' }, { path: 'unsent' }]);
  await turn();
  arrives(state, 'unsent');
  await expect(draft.settled()).resolves.toEqual(['cloud://sent', 'cloud://unsent']);
  expect(state.uploads.map(({ filePath }) => filePath)).toEqual(['unsent']);
});
