import type { Form, FormField } from '@xiuda/domain';

type Name = FormField['name'];
type FieldEvent = WechatMiniprogram.CustomEvent<{ value: unknown; name?: string }, object, { name: Name }>;

/**
 * The fields that a step asks for, as the table of forms has them. Fires change { name, value, label }, and add, remove and
 * retry of photos as the photo grid does.
 */
Component({
  properties: {
    form: { type: Object, value: { title: '', send: '', fields: [] } as Form },
    /** Field → value. */
    values: { type: Object, value: {} as Record<string, unknown> },
    /** Field → sentence. */
    errors: { type: Object, value: {} as Record<string, string> },
    people: { type: Array, value: [] },
    materials: { type: Array, value: [] },
    photos: { type: Array, value: [] },
  },
  methods: {
    onText(event: FieldEvent) {
      this.change(event.currentTarget.dataset.name, event.detail.value);
    },

    onChange(event: FieldEvent) {
      this.change(event.currentTarget.dataset.name, event.detail.value, event.detail.name);
    },

    change(name: Name, value: unknown, label?: string) {
      this.triggerEvent('change', { name, value, label });
    },

    onPhotos(event: WechatMiniprogram.CustomEvent<object>) {
      this.triggerEvent(event.type, event.detail);
    },
  },
});
