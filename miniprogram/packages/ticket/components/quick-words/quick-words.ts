import { withWords } from './words';

interface Chip {
  readonly words: string;
  readonly isIn: boolean;
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { words: string }>;

/** What is said most often, to tap instead of typing. Fires change { value } with the text that the words were added to. */
Component({
  properties: {
    options: { type: Array, value: [] as readonly string[] },
    /** The text as it stands. */
    value: { type: String, value: '' },
    max: { type: Number, value: 200 },
    label: { type: String, value: '' },
  },
  data: { chips: [] as Chip[] },
  observers: {
    'options, value'(options: readonly string[], value: string) {
      this.setData({ chips: options.map((words) => ({ words, isIn: value.includes(words) })) });
    },
  },
  methods: {
    onTap(event: Tap) {
      const { value, max } = this.data;
      const next = withWords(value, event.currentTarget.dataset.words, max);
      if (next !== value) this.triggerEvent('change', { value: next });
    },
  },
});
