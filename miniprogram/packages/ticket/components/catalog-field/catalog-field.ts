import { pathTo, type TreeNode } from '@xiuda/domain';
import type { CascadePicker } from '../cascade-picker/cascade-picker';
import { catalog } from '../../services/catalog';
import { recentChoices, type Tree } from '../../services/recent-choices';
import { attempt } from '../../../../services/feedback';

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
    _nodes: null as readonly TreeNode[] | null,
  },
  observers: {
    'value, _nodes'(value: string, nodes: readonly TreeNode[] | null) {
      if (!nodes) return;
      const path = pathTo(nodes, value);
      this.setData({ name: path.map(({ name }) => name).join(' / ') });
      if (value && !path.length) this.change('');
    },
  },
  lifetimes: {
    attached() {
      // Everything else can be written without it; choosing asks again and says what is wrong.
      this.nodes().catch(() => undefined);
    },
  },
  methods: {
    /** @throws CloudError */
    async nodes(): Promise<readonly TreeNode[]> {
      const nodes = this.data._nodes ?? (await catalog())[this.data.tree];
      if (!this.data._nodes) this.setData({ _nodes: nodes });
      return nodes;
    },

    async onOpen() {
      const { label: title, hint, tree, value } = this.data;
      await attempt(async () => {
        const nodes = await this.nodes();
        const picker = this.selectComponent('#picker') as unknown as CascadePicker;
        picker.open({ title, hint, nodes, value, recents: recentChoices(tree) });
      });
    },

    onChoice({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.change(id);
    },

    change(value: string) {
      this.setData({ value });
      this.triggerEvent('change', { value });
    },
  },
});
