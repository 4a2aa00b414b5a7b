/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render, turn } from './rendered';

const LINE = '.notice';
type Listener = (network: { isConnected: boolean }) => void;

let id: string;
let listeners: Listener[];

beforeAll(() => {
  id = loadComponent('components/offline-line/offline-line');
});

function phoneWith(networkType: string): void {
  listeners = [];
  Object.assign(wx, {
    getNetworkType: async () => ({ networkType }),
    onNetworkStatusChange: (listener: Listener) => void listeners.push(listener),
    offNetworkStatusChange: (listener: Listener) => {
      listeners = listeners.filter((one) => one !== listener);
    },
  });
}

async function becomes(isConnected: boolean): Promise<void> {
  for (const listener of listeners) listener({ isConnected });
  await turn();
}

test('stands there only while there is no network', async () => {
  phoneWith('wifi');
  const line = await render(id, { text: '网络断开了' });
  expect(line.texts(LINE)).toEqual([]);
  await becomes(false);
  expect(line.texts(LINE)).toEqual(['网络断开了']);
  await becomes(true);
  expect(line.texts(LINE)).toEqual([]);
});

test('stands there at once on a page that opens without network', async () => {
  phoneWith('none');
  expect((await render(id, { text: '网络断开了' })).texts(LINE)).toEqual(['网络断开了']);
});

test('says when the network is back, and only then', async () => {
  phoneWith('wifi');
  const line = await render(id, {});
  const back = line.hear('online');
  await becomes(true);
  await becomes(false);
  expect(back).toHaveLength(0);
  await becomes(true);
  expect(back).toHaveLength(1);
});

test('listens no longer once it is gone', async () => {
  phoneWith('wifi');
  const line = await render(id, {});
  expect(listeners).toHaveLength(1);
  line.remove();
  expect(listeners).toHaveLength(0);
});
