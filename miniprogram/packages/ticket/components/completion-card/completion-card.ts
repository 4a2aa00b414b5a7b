/** How the work ended: what was done, or what should be done instead. */
Component({
  properties: {
    caption: { type: String, value: '完工情况' },
    /** `陈志强 · 今天 10:32`. */
    who: { type: String, value: '' },
    note: { type: String, value: '' },
    /** Empty: it was repaired. */
    advice: { type: String, value: '' },
    photos: { type: Array, value: [] as readonly { readonly path: string }[] },
  },
});
