// Read first, so that the declaration below is tried before the one it adds to.
/// <reference types="miniprogram-api-typings" />

/** `behaviors` of a page: WeChat takes them since base library 2.9.2, miniprogram-api-typings 5.2.3 knows those of components only. */
declare namespace WechatMiniprogram.Page {
  interface Constructor {
    // biome-ignore lint/style/useShorthandFunctionType: one more overload, not the whole type.
    <TData extends DataOption, TCustom extends CustomOption, TBehavior extends Component.BehaviorOption>(
      options: { behaviors: TBehavior } & TCustom &
        Partial<Data<TData>> &
        Partial<ILifetime> &
        ThisType<
          Instance<Component.MixinData<TBehavior> & TData, Component.MixinMethods<TBehavior> & TCustom>
        >,
    ): void;
  }
}
