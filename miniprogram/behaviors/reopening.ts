/**
 * A van-popup that is opened while it still leaves stays away (seen with 1.11.7): what is wanted then is done when it has gone.
 * The popup is given `isPresent`, and tells `onGone` after it has left. The component has the pureDataPattern /^_/.
 */
export const reopening = Behavior({
  data: {
    isPresent: false,
    _isWanted: false,
    _isLeaving: false,
  },
  methods: {
    want(isWanted: boolean): void {
      this.setData({ _isWanted: isWanted });
      this.follow();
    },

    follow(): void {
      const { isPresent, _isWanted, _isLeaving } = this.data;
      if (_isLeaving || isPresent === _isWanted) return;
      this.setData({ isPresent: _isWanted, _isLeaving: isPresent });
    },

    onGone(): void {
      this.setData({ _isLeaving: false });
      this.follow();
    },
  },
});
