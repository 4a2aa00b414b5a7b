/** Beyond this the words of a button no longer fit on the smallest phone. */
const LARGEST = 1.5;

const scale = (): number => Math.min(LARGEST, Math.max(1, wx.getAppBaseInfo().fontSizeScaleFactor || 1));

/** For the page-meta of every page: text as large as this person has chosen in WeChat. */
export const pageStyle = Behavior({
  data: { pageStyle: `--font-scale: ${scale()}` },
});
