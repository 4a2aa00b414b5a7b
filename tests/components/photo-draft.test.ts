/// <reference types="miniprogram-api-typings" />
import { createPhotoDraft, type DraftPhoto } from '../../miniprogram/packages/ticket/services/photo-draft';

interface Upload {
  filePath: string;
  cloudPath: string;
  success(answer: { fileID: string }): void;
  fail(): void;
}

interface Phone {
  /** Paths that the next choice of photos answers. */
  chosen: string[];
  readable: Set<string>;
  uploads: Upload[];
  /** What `files` answers. */
  slots: { ok: boolean; [field: string]: unknown };
  /** Who hears of the network. */
  listeners: Set<(network: { isConnected: boolean }) => void>;
}

/** As much of the platform as photos need; uploads wait until a test answers them. */
function phone(): Phone {
  const state: Phone = {
    chosen: [],
    readable: new Set(),
    uploads: [],
    slots: { ok: true, data: { paths: ['photos/slot.jpg'] } },
    listeners: new Set(),
  };
  const getImageInfo = async ({ src }: { src: string }) => {
    if (!state.readable.has(src)) throw new Error('gone');
    return { width: 10, height: 10 };
  };
  const cloud = {
    callFunction: async () => ({ result: state.slots }),
    uploadFile: (upload: Upload) => {
      state.uploads.push(upload);
      return { onProgressUpdate: () => undefined };
    },
  };
  const chooseMedia = async () => ({ tempFiles: state.chosen.map((tempFilePath) => ({ tempFilePath })) });
  const network = {
    onNetworkStatusChange: (listener: () => void) => void state.listeners.add(listener),
    offNetworkStatusChange: (listener: () => void) => void state.listeners.delete(listener),
  };
  Object.assign(globalThis, { wx: { chooseMedia, getImageInfo, cloud, ...network } });
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
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => jest.useRealTimers());

const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

/** Lets every try fail, until a person has to ask for the next one. */
async function failFor(state: Phone, path: string): Promise<void> {
  for (const seconds of [1, 2, 4, 8, 16]) {
    uploadOf(state, path).fail();
    await pass(seconds * 1000);
  }
  uploadOf(state, path).fail();
  await turn();
}

const back = (state: Phone): void => {
  for (const listener of [...state.listeners]) listener({ isConnected: true });
};

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

test('one that failed is tried again by itself, after 1, 2, 4, 8 and 16 seconds, and says so', async () => {
  const { state, seen } = await draftWith('a');
  for (const [index, seconds] of [1, 2, 4, 8, 16].entries()) {
    uploadOf(state, 'a').fail();
    await turn();
    expect(seen()).toEqual([{ path: 'a', retry: index + 1 }]);
    await pass(seconds * 1000 - 1);
    expect(state.uploads).toHaveLength(index + 1);
    await pass(1);
    expect(state.uploads).toHaveLength(index + 2);
    expect(seen()).toEqual([{ path: 'a', retry: index + 1, percent: 0 }]);
  }
  uploadOf(state, 'a').fail();
  await pass(3_600_000);
  expect(seen()).toEqual([{ path: 'a', failed: true }]);
  expect(state.uploads).toHaveLength(6);
});

test('one that arrives at its second try is as good as any', async () => {
  const { state, draft, seen } = await draftWith('a');
  const settled = draft.settled();
  uploadOf(state, 'a').fail();
  await pass(1000);
  arrives(state, 'a');
  await expect(settled).resolves.toEqual(['cloud://a']);
  expect(seen()).toEqual([{ path: 'a', fileId: 'cloud://a', arrivedAt: expect.any(Number) }]);
});

test('tried again, it goes to the slot that it was to go to before', async () => {
  const { state } = await draftWith('slot');
  uploadOf(state, 'slot').fail();
  state.slots = { ok: true, data: { paths: ['photos/another.jpg'] } };
  await pass(1000);
  expect(state.uploads.map(({ cloudPath }) => cloudPath)).toEqual(['photos/slot.jpg', 'photos/slot.jpg']);
  arrives(state, 'slot');
});

test('several that failed are tried again one after the other', async () => {
  const { state, draft } = await draftWith('a', 'b');
  for (const path of ['a', 'b']) uploadOf(state, path).fail();
  await pass(1000);
  expect(state.uploads.slice(2).map(({ filePath }) => filePath)).toEqual(['a']);
  arrives(state, 'a');
  await turn();
  expect(state.uploads.slice(2).map(({ filePath }) => filePath)).toEqual(['a', 'b']);
  arrives(state, 'b');
  await expect(draft.settled()).resolves.toEqual(['cloud://a', 'cloud://b']);
});

test('when the network is back nobody waits for the clock', async () => {
  const { state } = await draftWith('a');
  uploadOf(state, 'a').fail();
  await turn();
  back(state);
  await turn();
  expect(state.uploads).toHaveLength(2);
});

test('when the network is back what had been given up is tried again', async () => {
  const { state, draft } = await draftWith('a');
  await failFor(state, 'a');
  back(state);
  await turn();
  arrives(state, 'a');
  await expect(draft.settled()).resolves.toEqual(['cloud://a']);
});

test('a photo that the cloud refuses is not tried again by itself', async () => {
  const state = phone();
  state.slots = { ok: false, error: { code: 'RATE_LIMITED', message: '操作太频繁，请稍后再试' } };
  state.chosen = ['a'];
  const draft = createPhotoDraft(() => undefined);
  await draft.add(6);
  await turn();
  expect(draft.photos).toEqual([{ path: 'a', failed: true }]);
  expect(jest.getTimerCount()).toBe(0);
});

test('a form that is gone tries nothing again and listens to nothing', async () => {
  const { state, draft } = await draftWith('a');
  uploadOf(state, 'a').fail();
  await turn();
  expect(state.listeners.size).toBe(1);
  draft.stop();
  await pass(3_600_000);
  expect(state.uploads).toHaveLength(1);
  expect(state.listeners.size).toBe(0);
  await expect(draft.settled()).rejects.toMatchObject({ code: 'NETWORK' });
});

test('one that was given up is shown as failed, and nothing is settled', async () => {
  const { state, draft, seen } = await draftWith('a', 'b');
  arrives(state, 'a');
  await failFor(state, 'b');
  await expect(draft.settled()).rejects.toMatchObject({ code: 'NETWORK' });
  expect(seen()[1]).toEqual({ path: 'b', failed: true });
});

test('after a retry that arrives everything is settled', async () => {
  const { state, draft } = await draftWith('a');
  await failFor(state, 'a');
  draft.retry(0);
  await turn();
  arrives(state, 'a');
  await expect(draft.settled()).resolves.toEqual(['cloud://a']);
});

test('nobody waits for a photo that was removed while it was tried again', async () => {
  const { state, draft } = await draftWith('a', 'b');
  uploadOf(state, 'a').fail();
  arrives(state, 'b');
  await turn();
  draft.remove(0);
  await expect(draft.settled()).resolves.toEqual(['cloud://b']);
  await pass(60_000);
  expect(state.uploads).toHaveLength(2);
});

test('a photo removed on its way does not come back when it arrives', async () => {
  const { state, draft, seen } = await draftWith('a', 'b');
  draft.remove(0);
  arrives(state, 'a');
  arrives(state, 'b');
  await expect(draft.settled()).resolves.toEqual(['cloud://b']);
  expect(seen()).toMatchObject([{ path: 'b', fileId: 'cloud://b' }]);
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
  const sent = { path: 'sent', fileId: 'cloud://sent', arrivedAt: Date.now() };
  await draft.restore([sent, { path: 'gone' }, { path: 'unsent' }]);
  await turn();
  arrives(state, 'unsent');
  await expect(draft.settled()).resolves.toEqual(['cloud://sent', 'cloud://unsent']);
  expect(state.uploads.map(({ filePath }) => filePath)).toEqual(['unsent']);
});

test('taken up again the next day, what had arrived is sent anew: the cloud keeps it for a day', async () => {
  const { state, draft } = await draftWith();
  state.readable = new Set(['sent']);
  await draft.restore([{ path: 'sent', fileId: 'cloud://sent', arrivedAt: Date.now() - 13 * 3_600_000 }]);
  await turn();
  expect(draft.photos).toEqual([{ path: 'sent', percent: 0 }]);
});
