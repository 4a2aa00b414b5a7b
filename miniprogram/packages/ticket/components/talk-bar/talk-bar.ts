import type { DraftPhoto } from '../../services/photo-draft';

type Typed = WechatMiniprogram.Input | WechatMiniprogram.TextareaInput;

/**
 * The line at the bottom of a conversation. Fires change { value }, note { value }, send; of its photos add { source },
 * remove { index }, retry { index }.
 */
Component({
  properties: {
    text: { type: String, value: '' },
    photos: { type: Array, value: [] as DraftPhoto[] },
    max: { type: Number, value: 3 },
    /** 内部备注 may be written. */
    mayNote: { type: Boolean, value: false },
    internal: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    error: { type: String, value: '' },
  },
  methods: {
    onInput({ detail }: Typed) {
      this.triggerEvent('change', { value: detail.value });
    },
    onNote() {
      this.triggerEvent('note', { value: !this.data.internal });
    },
    onAdd() {
      this.triggerEvent('add', { source: 'any' });
    },
    onPhotoAdd({ detail }: WechatMiniprogram.CustomEvent) {
      this.triggerEvent('add', detail);
    },
    onRemove({ detail }: WechatMiniprogram.CustomEvent) {
      this.triggerEvent('remove', detail);
    },
    onRetry({ detail }: WechatMiniprogram.CustomEvent) {
      this.triggerEvent('retry', detail);
    },
    onSend() {
      if (!this.data.busy) this.triggerEvent('send');
    },
  },
});
