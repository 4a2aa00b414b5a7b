/** What the database's refusals mean: the SDK throws them with a `code`, and with the database's own words as the message. */
const said = (error: unknown): string => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return `${String(code)} ${String(message)}`;
};

/** An id, or a key of a unique index, is taken. */
export const isTaken = (error: unknown): boolean => /E11000|duplicate key/i.test(said(error));

/** Nobody has made the collection yet. */
export const isNoCollection = (error: unknown): boolean =>
  /COLLECTION_NOT_EXIST|Table not exist/i.test(said(error));
