import { numbersIn } from '@xiuda/domain';
import { dial } from '../../../../services/phone-call';

type Tap = WechatMiniprogram.TouchEvent<object, object, { number: string }>;

/** What whoever reports an item should know first; the numbers in it can be called. Nothing without words. */
Component({
  properties: {
    notice: { type: String, value: '' },
  },
  data: { numbers: [] as string[] },
  observers: {
    notice(notice: string) {
      this.setData({ numbers: numbersIn(notice) });
    },
  },
  methods: {
    onCall({ currentTarget }: Tap) {
      dial(currentTarget.dataset.number);
    },
  },
});
