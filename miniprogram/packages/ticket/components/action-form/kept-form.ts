/** What was filled into forms that were left before they were sent. */
import type { Form } from '@xiuda/domain';
import type { DraftPhoto } from '../../services/photo-draft';

export type Values = Readonly<Record<string, unknown>>;

interface KeptForm {
  readonly values: Values;
  readonly photos: readonly DraftPhoto[];
}

const kept = new Map<string, KeptForm>();

/** Whoever was chosen is chosen anew: by then they may have other work in hand. */
export function keep(name: string, form: Form, values: Values, photos: readonly DraftPhoto[]): void {
  if (!name) return;
  const lasting = form.fields.flatMap((field) =>
    field.kind === 'person' || values[field.name] === undefined ? [] : [[field.name, values[field.name]]],
  );
  kept.set(name, { values: Object.fromEntries(lasting) as Values, photos });
}

export const keptForm = (name: string): KeptForm => kept.get(name) ?? { values: {}, photos: [] };

export const forget = (name: string): void => void kept.delete(name);
