const part = (): string => Math.random().toString(36).slice(2, 12);

/** One per intended step, however often it is sent; 8 to 64 characters as the functions ask. */
export const newRequestId = (): string => `${Date.now().toString(36)}-${part()}${part()}`;
