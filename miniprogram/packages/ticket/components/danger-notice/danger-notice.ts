import { type DangerKind, DANGERS, isDangerKind, URGENT_WORD } from '@xiuda/domain';
import { dial } from '../../../../services/phone-call';

type Tap = WechatMiniprogram.TouchEvent<object, object, { number: string }>;

interface Line {
  readonly words: string;
  /** As it is counted aloud. */
  readonly place: number;
}

/** Whom to call; the first is the large button. */
interface Call {
  readonly number: string;
  /** 拨打报修电话, 起火冒烟，拨打 */
  readonly words: string;
  readonly isMain: boolean;
}

function callsOf(kind: DangerKind, phone: string): Call[] {
  const { help } = DANGERS[kind];
  return [
    ...(phone ? [{ number: phone, words: '拨打报修电话' }] : []),
    ...(help ? [{ number: help.phone, words: `${help.when}，拨打` }] : []),
  ].map((call, index) => ({ ...call, isMain: index === 0 }));
}

/** What to do first where people may be hurt, and whom to call. Nothing without a kind. */
Component({
  properties: {
    kind: { type: String, value: '' as DangerKind | '' },
    /** Service telephone of the institution; empty: none is set. */
    phone: { type: String, value: '' },
  },
  data: { title: '', lines: [] as Line[], calls: [] as Call[] },
  observers: {
    'kind, phone'(kind: string, phone: string) {
      // A newer server may know kinds that this version has no advice for.
      if (!isDangerKind(kind)) return;
      const { label, first } = DANGERS[kind];
      this.setData({
        title: `${URGENT_WORD} · ${label}：请先这样做`,
        lines: first.map((words, index) => ({ words, place: index + 1 })),
        calls: callsOf(kind, phone),
      });
    },
  },
  methods: {
    onCall({ currentTarget }: Tap) {
      dial(currentTarget.dataset.number);
    },
  },
});
