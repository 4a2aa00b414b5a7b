interface AspectWords {
  readonly label: string;
  readonly words: string;
}

/** What the reporter thinks of the work; the slot stands below. */
Component({
  properties: {
    score: { type: Number, value: 0 },
    /** Sides of the work that were rated too. */
    aspects: { type: Array, value: [] as readonly AspectWords[] },
    tags: { type: Array, value: [] as readonly string[] },
    comment: { type: String, value: '' },
    when: { type: String, value: '' },
  },
});
