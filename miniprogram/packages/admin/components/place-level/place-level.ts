import type { PlaceLine, TrailStep } from '../../places/load';

type IdEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

/** look: what can be done with one is behind ⋯. choose: a circle before each. order: up and down. */
export type LevelMode = 'look' | 'choose' | 'order';

/**
 * One level of the tree of places, and the way to it. Fires step { id } (of the trail; empty: the top), enter { id }, more { id },
 * pick { id }, up { id }, down { id }.
 */
Component({
  properties: {
    trail: { type: Array, value: [] as TrailStep[] },
    lines: { type: Array, value: [] as PlaceLine[] },
    mode: { type: String, value: 'look' as LevelMode },
    /** Id → true of what is chosen. */
    chosen: { type: Object, value: {} as Readonly<Record<string, boolean>> },
    /** The lines were found by words: there is no trail. */
    found: { type: Boolean, value: false },
  },
  methods: {
    tell(name: string, event: IdEvent) {
      this.triggerEvent(name, { id: event.currentTarget.dataset.id });
    },
    onStep(event: IdEvent) {
      this.tell('step', event);
    },
    onEnter(event: IdEvent) {
      if (this.data.mode !== 'order') this.tell('enter', event);
    },
    onMore(event: IdEvent) {
      this.tell('more', event);
    },
    onPick(event: IdEvent) {
      this.tell('pick', event);
    },
    onUp(event: IdEvent) {
      this.tell('up', event);
    },
    onDown(event: IdEvent) {
      this.tell('down', event);
    },
  },
});
