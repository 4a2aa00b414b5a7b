/** Tokens of styles/tokens.wxss, and what each is for. */

export interface Swatch {
  /** Token of the words; empty: no words stand on this ground. */
  readonly ink: string;
  readonly ground: string;
  readonly use: string;
}

export const INKS: readonly Swatch[] = [
  { ink: 'ink', ground: 'card', use: '标题、正文' },
  { ink: 'ink-2', ground: 'card', use: '说明' },
  { ink: 'ink-3', ground: 'card', use: '时间、单号' },
  { ink: 'ink-3', ground: 'bg', use: '页面底色上的小字' },
  { ink: 'brand', ground: 'card', use: '链接' },
  { ink: 'brand', ground: 'brand-soft', use: '选中' },
  { ink: 'brand', ground: 'brand-tint', use: '选中的一行' },
  { ink: 'on-brand', ground: 'brand', use: '主按钮' },
  { ink: 'on-brand-2', ground: 'brand', use: '主色上的说明' },
  { ink: 'waiting', ground: 'waiting-soft', use: '等待' },
  { ink: 'working', ground: 'working-soft', use: '处理中' },
  { ink: 'done', ground: 'done-soft', use: '完成' },
  { ink: 'ended', ground: 'ended-soft', use: '结束' },
  { ink: 'danger', ground: 'danger-soft', use: '拒绝' },
  { ink: 'on-brand', ground: 'danger', use: '拒绝按钮' },
  { ink: 'on-brand', ground: 'shade', use: '照片上的字' },
];

export const GROUNDS: readonly Swatch[] = [
  { ink: '', ground: 'bg', use: '页面底色' },
  { ink: '', ground: 'card', use: '卡片' },
  { ink: '', ground: 'line', use: '细线' },
  { ink: '', ground: 'line-strong', use: '边框' },
  { ink: '', ground: 'track', use: '进度的底' },
  { ink: '', ground: 'brand-glow', use: '大块主色的亮处' },
  { ink: '', ground: 'star', use: '星星' },
  { ink: '', ground: 'mask', use: '弹层后面' },
];

export const SIZES = {
  texts: [
    { token: 'text-xs', use: '角标' },
    { token: 'text-s', use: '时间、单号' },
    { token: 'text-m', use: '说明' },
    { token: 'text-l', use: '正文、表单' },
    { token: 'text-xl', use: '标题、按钮' },
    { token: 'text-2xl', use: '页面大标题' },
    { token: 'text-3xl', use: '问候' },
  ],
  spaces: ['space-1', 'space-2', 'space-3', 'space-4', 'space-5', 'space-6', 'edge'],
  radii: ['radius-s', 'radius-m', 'radius-l', 'radius-xl'],
  boxes: [
    { token: 'icon', use: '图标' },
    { token: 'icon-l', use: '大图标' },
    { token: 'target', use: '最小点按' },
    { token: 'button', use: '按钮' },
    { token: 'row', use: '表单一行' },
    { token: 'thumb', use: '缩略图' },
  ],
  tones: [
    { tone: 'waiting', words: '正在等 王建国 审核 · 已等 2小时' },
    { tone: 'working', words: '陈志强 正在处理 · 已 40分钟' },
    { tone: 'done', words: '等你评价 · 已等 1天' },
    { tone: 'ended', words: '已取消，不再处理' },
    { tone: 'danger', words: '没有传上去，请重试' },
  ],
} as const;
