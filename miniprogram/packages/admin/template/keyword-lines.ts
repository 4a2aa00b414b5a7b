import { formErrors } from '../../../behaviors/form-errors';
import { say } from '../../../services/feedback';
import type { PreviewLine } from '../components/message-preview/message-preview';
import { type KeywordLine, newLine, pastedLines, previewOf } from './form';

type At = { id: number };
type ChangeEvent = WechatMiniprogram.CustomEvent<Pick<KeywordLine, 'keyword' | 'fact'>, object, At>;

const MOST_KEYWORDS = 7;
const EXAMPLE = '粘贴在这里，例如\n工单编号：{{character_string1.DATA}}';

/** The keywords of a template, one line each, typed or pasted, and what the message will look like. */
export const keywordLines = Behavior({
  behaviors: [formErrors],
  data: {
    lines: [] as KeywordLine[],
    preview: [] as PreviewLine[],
    canAdd: true,
    example: EXAMPLE,
  },
  methods: {
    showLines(lines: readonly KeywordLine[]) {
      const preview = previewOf(lines, new Date());
      this.setData({ lines: [...lines], preview, canAdd: lines.length < MOST_KEYWORDS });
    },

    onPaste({ detail: { value } }: WechatMiniprogram.Input) {
      const lines = pastedLines(value);
      if (!lines) return;
      this.clearError('fields');
      this.showLines(lines);
      say(`认出 ${lines.length} 个关键词`);
    },

    onLine({ currentTarget, detail }: ChangeEvent) {
      const { id } = currentTarget.dataset;
      this.clearError('fields');
      this.showLines(
        this.data.lines.map((line) => (line.id === id ? { ...line, ...detail, error: '' } : line)),
      );
    },

    onRemove({ currentTarget }: WechatMiniprogram.CustomEvent<object, object, At>) {
      this.showLines(this.data.lines.filter(({ id }) => id !== currentTarget.dataset.id));
    },

    onAdd() {
      this.showLines([...this.data.lines, newLine()]);
    },
  },
});
