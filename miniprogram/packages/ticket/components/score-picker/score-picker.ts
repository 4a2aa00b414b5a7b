import { SCORES, scoreWord } from './score-words';

type Tap = WechatMiniprogram.TouchEvent<object, object, { score: number }>;

/** One to five stars, with the word for them. Fires change { value }. */
Component({
  properties: {
    value: { type: Number, value: 0 },
    error: { type: String, value: '' },
  },
  data: {
    stars: SCORES.map((score) => ({ score, label: `${score} 星，${scoreWord(score)}` })),
    word: '',
  },
  observers: {
    value(value: number) {
      this.setData({ word: scoreWord(value) });
    },
  },
  methods: {
    onTap(event: Tap) {
      this.triggerEvent('change', { value: event.currentTarget.dataset.score });
    },
  },
});
