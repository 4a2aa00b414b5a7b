import type { NetworkMode } from './contract';

/** What `slow` adds to every answer, ms. */
export const SLOWNESS = 6000;

export type Network = {
  connected(): boolean;
  /** As wx.getNetworkType names it. */
  type(): 'wifi' | '3g' | 'none';
  setMode(mode: NetworkMode): void;
  /** Runs when the type changes; answers a function that ends it. */
  onChange(listener: () => void): () => void;
  /**
   * Carries one request. Rejects without a network, and when it goes while the answer is awaited: what the cloud did
   * by then it has done.
   */
  carry<Answer>(send: (signal: AbortSignal) => Promise<Answer>): Promise<Answer>;
};

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no network')));
  });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The phone's network: the browser's own, and the switches of the frame on top of it. */
export const createNetwork = (first: NetworkMode): Network => {
  let mode = first;
  const listeners = new Set<() => void>();
  const connected = () => navigator.onLine && mode !== 'offline';
  const type = () => (connected() ? (mode === 'slow' ? '3g' : 'wifi') : 'none');
  let seen = type();
  document.documentElement.dataset['network'] = seen;
  const check = () => {
    if (type() === seen) return;
    seen = type();
    document.documentElement.dataset['network'] = seen;
    for (const listener of [...listeners]) listener();
  };
  addEventListener('online', check);
  addEventListener('offline', check);
  const onChange: Network['onChange'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    connected,
    type,
    setMode(next) {
      mode = next;
      check();
    },
    onChange,
    async carry(send) {
      const gone = new AbortController();
      const release = onChange(() => connected() || gone.abort());
      const late = mode === 'slow' ? SLOWNESS : 0;
      const answer = async () => {
        if (!connected()) throw new Error('no network');
        const received = await send(gone.signal);
        if (late) await pause(late);
        return received;
      };
      try {
        return await Promise.race([answer(), aborted(gone.signal)]);
      } finally {
        release();
      }
    },
  };
};
