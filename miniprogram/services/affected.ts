/** How many others have met the same fault. */

/** `另有 3 人遇到`; empty where nobody has said so. */
export const affectedWords = ({ affected = 0 }: { readonly affected?: number }): string =>
  affected ? `另有 ${affected} 人遇到` : '';
