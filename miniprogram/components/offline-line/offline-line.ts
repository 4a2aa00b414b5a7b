/** Listening and not listening are typed differently by the platform. */
type Network = WechatMiniprogram.GeneralCallbackResult & { readonly isConnected?: boolean };

/** Who listens, so that it can stop. */
const listeners = new WeakMap<object, (network: Partial<Network>) => void>();

/** Stands on top of a page while there is no network. Fires online {} when it is back. */
Component({
  properties: {
    text: { type: String, value: '网络断开了，连上以后会自动刷新' },
  },
  data: { isOffline: false },
  lifetimes: {
    attached() {
      const listener = ({ isConnected }: Partial<Network>) => this.show(isConnected === false);
      listeners.set(this, listener);
      wx.onNetworkStatusChange(listener);
      void wx.getNetworkType().then(({ networkType }) => this.show(networkType === 'none'));
    },
    detached() {
      const listener = listeners.get(this);
      if (listener) wx.offNetworkStatusChange(listener);
    },
  },
  methods: {
    show(isOffline: boolean) {
      const isBack = this.data.isOffline && !isOffline;
      if (isOffline !== this.data.isOffline) this.setData({ isOffline });
      if (isBack) this.triggerEvent('online', {});
    },
  },
});
