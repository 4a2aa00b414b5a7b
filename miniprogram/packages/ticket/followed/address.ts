/** @param title `3栋 201 龙头` */
export const followedPage = (title: string): string =>
  `/packages/ticket/followed/followed?title=${encodeURIComponent(title)}`;
