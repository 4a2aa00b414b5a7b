import { attempt } from '../../../../services/feedback';
import type { Tree } from '../../services/recent-choices';
import type { CascadePicker } from '../cascade-picker/cascade-picker';
import { CHOICES } from './choices';

type ChoiceEvent = WechatMiniprogram.CustomEvent<{ id: string; way: string }>;

/**
 * A place or an item of the catalog, as its picker offers them. Fires change { value } with the id that was chosen, or an empty one
 * where the catalog no longer has what `value` names.
 */
Component({
  options: { pureDataPattern: /^_/ },
  properties: {
    label: { type: String, value: '' },
    /** Which tree of the catalog. */
    tree: { type: String, value: 'areas' as Tree },
    /** What one may type to find something in it. */
    hint: { type: String, value: '' },
    value: { type: String, value: '' },
    error: { type: String, value: '' },
  },
  data: {
    /** All names on the way to what is chosen. */
    name: '',
    /** Id of what `name` names. */
    _named: '',
  },
  observers: {
    value(value: string) {
      if (value !== this.data._named) void this.showName(value);
    },
  },
  lifetimes: {
    attached() {
      const { value, _named } = this.data;
      if (value !== _named) void this.showName(value);
    },
  },
  methods: {
    /** Everything else can be written without it; choosing asks again and says what is wrong. */
    async showName(value: string) {
      this.setData({ name: '', _named: value });
      if (!value) return;
      const path = await CHOICES[this.data.tree].pathOf(value).catch(() => null);
      if (value !== this.data.value) return;
      if (path) this.setData({ name: path.join(' / ') });
      else if (path === undefined) this.change('', '');
    },

    async onOpen() {
      const { label: title, hint, tree, value } = this.data;
      await attempt(async () => {
        const source = await CHOICES[tree].source(value);
        const picker = this.selectComponent('#picker') as unknown as CascadePicker;
        picker.open({ title, hint, source, value });
      });
    },

    onChoice({ detail: { id, way } }: ChoiceEvent) {
      this.change(id, way);
    },

    change(value: string, name: string) {
      this.setData({ name, _named: value, value });
      this.triggerEvent('change', { value });
    },
  },
});
