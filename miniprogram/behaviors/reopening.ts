/**
 * A van-popup that is opened while it still leaves stays away, and it tells that it has left before it would come again (seen with
 * 1.11.7). So each opening gets a popup of its own, and the one before has gone by then. The popup stands where `isThere`, is given
 * `isPresent`, and tells `onGone` after it has left. The component has the pureDataPattern /^_/.
 */
export const reopening = Behavior({
  data: {
    isThere: false,
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
      this.setData({ isThere: true, isPresent: _isWanted, _isLeaving: isPresent });
    },

    onGone(): void {
      this.setData({ isThere: false, _isLeaving: false });
      this.follow();
    },
  },
});
