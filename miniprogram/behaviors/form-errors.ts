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
  },
});
