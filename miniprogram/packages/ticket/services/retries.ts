/** Tries of what the network failed: after 1, 2, 4, 8 and 16 seconds, one at a time, and at once when the network is back. */

const FIRST_PAUSE = 1000;

/** How often something is tried again before a person has to ask for it. */
export const MOST_RETRIES = 5;

export interface Retries {
  /**
   * Waits before the n-th retry, from 1.
   * @returns false where nobody waits for it any longer
   */
  pause(retry: number): Promise<boolean>;
  /** Several at once would take a weak network from each other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** The page is gone. */
  stop(): void;
}

type Network = Partial<WechatMiniprogram.GeneralCallbackResult & { readonly isConnected: boolean }>;

/** @param onReturn told when the network is back after something failed */
export function createRetries(onReturn: () => void): Retries {
  const waiting = new Set<(goesOn: boolean) => void>();
  let isStopped = false;
  let isListening = false;
  let last: Promise<unknown> = Promise.resolve();

  const wake = (goesOn: boolean): void => {
    for (const end of [...waiting]) end(goesOn);
  };
  const listener = ({ isConnected }: Network): void => {
    if (!isConnected) return;
    wake(true);
    onReturn();
  };
  const listen = (): void => {
    if (!isListening) wx.onNetworkStatusChange(listener);
    isListening = true;
  };

  return {
    pause(retry) {
      if (isStopped) return Promise.resolve(false);
      listen();
      return new Promise((resolve) => {
        const end = (goesOn: boolean): void => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve(goesOn);
        };
        const timer = setTimeout(end, FIRST_PAUSE * 2 ** (retry - 1), true);
        waiting.add(end);
      });
    },
    inTurn(work) {
      const turn = last.then(work, work);
      last = turn;
      return turn;
    },
    stop() {
      isStopped = true;
      if (isListening) wx.offNetworkStatusChange(listener);
      wake(false);
    },
  };
}
