import type { ServiceMessage, ServiceMessages } from './contract';
import type { Network } from './network';

/** How often WeChat is asked, ms. */
const EVERY = 2000;

/** Messages of a person behind the first `after`; null where they cannot be had. */
export const messagesAfter = async (
  openid: string,
  after: number | null,
): Promise<ServiceMessages | null> => {
  const query = new URLSearchParams({ as: openid, ...(after !== null && { after: String(after) }) });
  const response = await fetch(`/phone/messages?${query.toString()}`).catch(() => null);
  return response?.ok ? ((await response.json()) as ServiceMessages) : null;
};

/**
 * Tells of every message that arrives from now on; without a network they wait, and whoever has switched them off hears nothing.
 * @param isWanted whether the person lets WeChat tell, asked each time
 */
export const watchMessages = (
  openid: string,
  network: Network,
  isWanted: () => boolean,
  arrived: (message: ServiceMessage) => void,
): void => {
  let seen: number | null = null;
  const look = async () => {
    if (network.connected()) {
      const found = await messagesAfter(openid, seen);
      if (isWanted()) found?.messages.forEach(arrived);
      seen = found?.total ?? seen;
    }
    setTimeout(() => void look(), EVERY);
  };
  void look();
};
