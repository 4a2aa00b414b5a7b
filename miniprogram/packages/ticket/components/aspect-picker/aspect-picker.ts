import { SCORES, scoreWord } from '../score-picker/score-words';

interface Star {
  readonly score: number;
  readonly label: string;
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { score: number }>;

const starsFor = (label: string): Star[] =>
  SCORES.map((score) => ({ score, label: `${label} ${score} 星，${scoreWord(score)}` }));

/** Stars for one side of the work, in one row; nobody has to give any. Fires change { value }, 0 where they are taken back. */
Component({
  properties: {
    label: { type: String, value: '' },
    /** 0: none yet. */
    value: { type: Number, value: 0 },
  },
  data: { stars: starsFor('') },
  observers: {
    label(label: string) {
      this.setData({ stars: starsFor(label) });
    },
  },
  methods: {
    onTap(event: Tap) {
      const { score } = event.currentTarget.dataset;
      this.triggerEvent('change', { value: score === this.data.value ? 0 : score });
    },
  },
});
