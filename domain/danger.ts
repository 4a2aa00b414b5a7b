/** What of a fault can hurt people before anybody comes. */
export const DANGER_KINDS = ['gas', 'electricity', 'flood', 'lift'] as const;

export type DangerKind = (typeof DANGER_KINDS)[number];
