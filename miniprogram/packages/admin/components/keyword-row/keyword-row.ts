import { type Fact, FACT_LABELS, FACTS, factsFor } from '@xiuda/domain';

const offered = (keyword: string): readonly Fact[] => {
  const fits = factsFor(keyword);
  return fits.length ? fits : FACTS;
};

/**
 * One keyword of a template and what is to stand there. Fires change { keyword, fact } and remove {}; what is typed is not handed
 * back to the field.
 */
Component({
  properties: {
    keyword: { type: String, value: '' },
    /** As WeChat's console names it; empty where it is not known. */
    label: { type: String, value: '' },
    fact: { type: String, value: '' },
    error: { type: String, value: '' },
    /** Counts from 1. */
    place: { type: Number, value: 1 },
  },
  data: { options: [] as string[], chosen: -1, shown: '' },
  observers: {
    'keyword, fact'(keyword: string, fact: string) {
      const facts = offered(keyword);
      const chosen = facts.indexOf(fact as Fact);
      const options = facts.map((one) => FACT_LABELS[one]);
      this.setData({ options, chosen, shown: options[chosen] ?? '' });
    },
  },
  methods: {
    onKeyword({ detail: { value } }: WechatMiniprogram.Input) {
      const keyword = value.trim();
      const fits = factsFor(keyword);
      const fact = fits.length && !fits.includes(this.data.fact as Fact) ? fits[0] : this.data.fact;
      this.triggerEvent('change', { keyword, fact });
    },
    onFact({ detail }: WechatMiniprogram.PickerChange) {
      const { keyword } = this.data;
      this.triggerEvent('change', { keyword, fact: offered(keyword)[Number(detail.value)] });
    },
    onRemove() {
      this.triggerEvent('remove', {});
    },
  },
});
