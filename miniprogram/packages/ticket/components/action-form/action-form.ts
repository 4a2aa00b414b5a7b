import type { FormField } from '@xiuda/domain';
import { formErrors } from '../../../../behaviors/form-errors';
import { formPhotos, photosOf } from '../../behaviors/form-photos';
import { loadable } from '../../../../behaviors/loadable';
import { fieldErrors } from '../../../../services/feedback';
import { type Choices, choicesOf, fieldOf, forget, given, hasField, keep, keptValues, NO_FORM } from './form';

type Name = FormField['name'];
type FieldEvent = WechatMiniprogram.CustomEvent<{ value: unknown; name?: string }, object, { name: Name }>;

/** What a page gets by selectComponent. */
export interface ActionForm {
  /**
   * As the step's input takes them, once every photo has arrived.
   * @throws CloudError NETWORK where one has failed
   */
  fields(): Promise<Record<string, unknown>>;
  /** Shows what is wrong with its fields; false where the refusal belongs to none of them. */
  refuse(error: unknown): boolean;
  /** Nothing that was typed is kept any longer. */
  forget(): void;
}

/**
 * The fields that a step asks for, as the table of forms has them; loads what they offer to choose from. Created with its form.
 * Fires load {} when it can be filled in, and choose { label } with the name of the person that was chosen.
 */
Component({
  behaviors: [formErrors, formPhotos, loadable],
  properties: {
    form: { type: Object, value: NO_FORM },
    /** Staff numbers that are not offered. */
    excluded: { type: Array, value: [] as readonly string[] },
    /** What is typed is kept under this name, and is there again when the form is opened again. */
    keepAs: { type: String, value: '' },
  },
  data: {
    /** Field → value. */
    values: {} as Readonly<Record<string, unknown>>,
    people: [] as Choices['people'],
    materials: [] as Choices['materials'],
  },
  lifetimes: {
    attached() {
      const { form, keepAs } = this.data;
      this.setData({ mostPhotos: fieldOf(form, 'photos')?.max ?? 0, values: keptValues(keepAs) });
      void this.load();
    },
  },
  methods: {
    async load() {
      this.setData({ state: 'loading' });
      await this.showLoaded(() => choicesOf(this.data.form, this.data.excluded));
      if (this.data.state === 'ready') this.triggerEvent('load', {});
    },

    onChange(event: FieldEvent) {
      const { name } = event.currentTarget.dataset;
      const { value, name: label } = event.detail;
      this.clearError(name);
      const values = { ...this.data.values, [name]: value };
      this.setData({ values });
      keep(this.data.keepAs, this.data.form, values);
      if (label) this.triggerEvent('choose', { label });
    },

    async fields(): Promise<Record<string, unknown>> {
      this.setData({ errors: {} });
      const { form, values } = this.data;
      const photos = fieldOf(form, 'photos') && (await photosOf(this).settled());
      return { ...given(values), ...(photos && { photos }) };
    },

    refuse(error: unknown): boolean {
      const errors = fieldErrors(error);
      this.setData({ errors });
      const isMine = hasField(this.data.form, Object.keys(errors));
      if (isMine) void wx.pageScrollTo({ scrollTop: 0 });
      return isMine;
    },

    forget(): void {
      forget(this.data.keepAs);
    },
  },
});
