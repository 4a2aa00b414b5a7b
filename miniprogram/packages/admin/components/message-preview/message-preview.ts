export interface PreviewLine {
  readonly label: string;
  readonly value: string;
}

/** A subscribe message as WeChat shows it, filled in with a ticket for example. */
Component({
  properties: {
    title: { type: String, value: '' },
    lines: { type: Array, value: [] as PreviewLine[] },
  },
});
