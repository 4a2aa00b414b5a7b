/** How many others have met the same fault. */

type Met = { readonly affected?: number };

/** `3 人也遇到`: where it stands among other facts; empty where nobody has said so. */
export const alsoMetWords = ({ affected = 0 }: Met): string => (affected ? `${affected} 人也遇到` : '');

/** `另有 3 人遇到`; empty where nobody has said so. */
export const affectedWords = ({ affected = 0 }: Met): string => (affected ? `另有 ${affected} 人遇到` : '');
