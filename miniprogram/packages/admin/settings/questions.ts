/** What is asked before a setting changes. */

/** One of these, chosen from a sheet; `undefined` where the person goes back. WeChat's sheet holds six at most. */
export async function chosen<T>(options: readonly T[], label: (option: T) => string): Promise<T | undefined> {
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: options.map(label) });
    return options[tapIndex];
  } catch {
    return undefined;
  }
}

/** WeChat asks of whoever shows what people write that it is checked. */
export async function agreesToSwitchOff(): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: '关闭检查？',
    content: '微信要求检查用户写的文字和照片。关闭以后要由预审员逐单把关，否则小程序可能被处罚。',
    confirmText: '关闭',
  });
  return confirm;
}
