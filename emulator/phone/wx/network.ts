import { asyncApi } from './async-api';
import type { WxServices } from './services';

type Listener = (result: { isConnected: boolean; networkType: string }) => void;

export const network = (services: WxServices) => {
  const listeners = new Map<Listener, () => void>();
  const off = (listener: Listener) => {
    listeners.get(listener)?.();
    listeners.delete(listener);
  };
  return {
    getNetworkType: asyncApi('getNetworkType', () => ({ networkType: services.network.type() })),
    onNetworkStatusChange(listener: Listener) {
      off(listener);
      const { connected, type, onChange } = services.network;
      const tell = () => listener({ isConnected: connected(), networkType: type() });
      listeners.set(listener, onChange(tell));
    },
    offNetworkStatusChange(listener?: Listener) {
      for (const known of listener ? [listener] : [...listeners.keys()]) off(known);
    },
  };
};
