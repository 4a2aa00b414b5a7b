import { explain, fieldErrors } from '../services/feedback';

/** What is wrong with the fields of a form. */
export const formErrors = Behavior({
  data: {
    /** Field → sentence; empty or absent where nothing is wrong. */
    errors: {} as Readonly<Record<string, string>>,
  },
  methods: {
    /** What is being put right is not held against the person any longer. */
    clearError(field: string): void {
      if (this.data.errors[field]) this.setData({ errors: { ...this.data.errors, [field]: '' } });
    },

    /** What was refused stands at its field; what belongs to none of these is told. Resolves when it has been read. */
    async showRefusal(error: unknown, fields: readonly string[]): Promise<void> {
      const errors = fieldErrors(error);
      this.setData({ errors });
      if (!fields.some((field) => field in errors)) await explain(error);
    },
  },
});
