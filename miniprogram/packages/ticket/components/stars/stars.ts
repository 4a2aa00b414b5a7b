import { scoreWord } from '../score-picker/score-words';

/** A score as it was given, with its word. */
Component({
  properties: {
    score: { type: Number, value: 0 },
  },
  data: { stars: [1, 2, 3, 4, 5], word: '' },
  observers: {
    score(score: number) {
      this.setData({ word: scoreWord(score) });
    },
  },
});
