/** Opening a page from another. */

let isOpening = false;

/** Once, however often its button is tapped: the platform would put the page on the stack twice. */
export async function open(url: string): Promise<void> {
  if (isOpening) return;
  isOpening = true;
  try {
    await wx.navigateTo({ url });
  } finally {
    isOpening = false;
  }
}
