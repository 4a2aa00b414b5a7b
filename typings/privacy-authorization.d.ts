/**
 * The listener gets two arguments: what answers WeChat, and which API asks. The published typings know one, untyped.
 * Source: wx.onNeedPrivacyAuthorization in WeChat's documentation.
 */
declare namespace WechatMiniprogram {
  interface PrivacyAuthorizationAnswer {
    event: 'exposureAuthorization' | 'agree' | 'disagree';
    /** Of the button that was tapped; needed to agree. */
    buttonId?: string;
  }
  interface Wx {
    onNeedPrivacyAuthorization(
      listener: (
        resolve: (answer: PrivacyAuthorizationAnswer) => void,
        eventInfo: { referrer: string },
      ) => void,
    ): void;
  }
}
