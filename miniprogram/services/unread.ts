/** Messages that this person has not read, as the last answer told. */

let count = 0;

export const unread = (): number => count;

export const setUnread = (next: number): void => {
  count = next;
};
