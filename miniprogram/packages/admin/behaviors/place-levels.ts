import { loadLevel, type PlaceLine, type TrailStep } from '../places/load';
import { retry } from './retry';
import { PAUSE, typingPause } from './typing-pause';

type IdEvent = WechatMiniprogram.CustomEvent<{ id: string }>;

/** Going through the tree of places level by level, and finding in it. What comes late for where one was is not shown. */
export const placeLevels = Behavior({
  behaviors: [retry, typingPause],
  data: {
    /** Id of the place whose children are shown; empty: the top. */
    parentId: '',
    /** What is looked for; empty: nothing. */
    sought: '',
    trail: [] as readonly TrailStep[],
    lines: [] as readonly PlaceLine[],
    hasMore: false,
    _asked: 0,
  },
  methods: {
    async load(): Promise<void> {
      const asked = this.data._asked + 1;
      this.setData({ _asked: asked });
      const { parentId, sought } = this.data;
      await this.showLoaded(async () => {
        const level = await loadLevel(parentId, sought);
        return asked === this.data._asked ? level : {};
      });
    },

    async enter(parentId: string): Promise<void> {
      this.setData({ parentId, sought: '', lines: [], state: 'loading' });
      await this.load();
    },

    async onStep({ detail: { id } }: IdEvent) {
      await this.enter(id);
    },

    async onEnter({ detail: { id } }: IdEvent) {
      await this.enter(id);
    },

    onWords({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const words = detail.value.trim();
      this.afterTyping(() => this.seek(words), words ? PAUSE : 0);
    },

    async seek(words: string): Promise<void> {
      if (words === this.data.sought) return;
      this.setData({ sought: words, lines: [], state: 'loading' });
      await this.load();
    },
  },
});
