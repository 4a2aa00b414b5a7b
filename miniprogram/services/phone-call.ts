/** Asks the phone to dial; whoever refuses has not failed at anything. */
export function dial(phoneNumber: string): void {
  wx.makePhoneCall({ phoneNumber }).catch(() => undefined);
}
