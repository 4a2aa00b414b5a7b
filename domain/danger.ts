/** What of a fault can hurt people before anybody comes. */
export const DANGER_KINDS = ['gas', 'electricity', 'flood', 'lift'] as const;

export type DangerKind = (typeof DANGER_KINDS)[number];

export const isDangerKind = (kind: string): kind is DangerKind =>
  (DANGER_KINDS as readonly string[]).includes(kind);
