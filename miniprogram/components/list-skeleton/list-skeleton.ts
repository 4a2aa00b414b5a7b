/** After this time a wait needs a word, ms. */
const SLOW = 5000;

/** Cards before they are there. */
Component({
  options: { pureDataPattern: /^_/ },
  data: { rows: ['first', 'second', 'third'], isSlow: false, _timer: 0 },
  lifetimes: {
    attached() {
      this.setData({ _timer: setTimeout(() => this.setData({ isSlow: true }), SLOW) });
    },
    detached() {
      clearTimeout(this.data._timer);
    },
  },
});
