import { type FormField, ROLES } from '@xiuda/domain';
import { formErrors } from '../../../../behaviors/form-errors';
import { loadable } from '../../../../behaviors/loadable';
import { fieldErrors, sentenceOf } from '../../../../services/feedback';
import { service } from '../../../../services/service';
import { formPhotos, photosOf } from '../../behaviors/form-photos';
import { type DraftPhoto, progressOf } from '../../services/photo-draft';
import { type Choices, choicesOf, fieldOf, given, hasField, leftNow, NO_FORM, personFields } from './form';
import { forget, keep, keptForm, type Values } from './kept-form';

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
  /** Nothing that was filled in is kept any longer. */
  forget(): void;
}

/**
 * The fields that a step asks for, as the table of forms has them; loads what they offer to choose from. Created with its form.
 * Fires load { canBeSent } once there is something to fill in, choose { label } with the name of the person that was chosen, upload { arrived, total },
 * and in a sheet keyboard { height } in px.
 */
Component({
  behaviors: [formErrors, formPhotos, loadable],
  properties: {
    form: { type: Object, value: NO_FORM },
    /** Whose step it is: some forms offer what the ticket has. */
    ticketId: { type: String, value: '' },
    /** Staff numbers that are not offered. */
    excluded: { type: Array, value: [] as readonly string[] },
    /** Ids of the ticket's place and item: who fits is suggested. */
    area: { type: String, value: '' },
    item: { type: String, value: '' },
    /** What is filled in is kept under this name, and is there again when the form is opened again. */
    keepAs: { type: String, value: '' },
    /** Lies over the page, which neither scrolls nor makes room for the keyboard. */
    inSheet: { type: Boolean, value: false },
  },
  data: {
    /** Field → value. */
    values: {} as Values,
    people: {} as Choices['people'],
    materials: [] as Choices['materials'],
    /** Field → above whom it offers, where there are several, and said where there is nobody. */
    asks: {} as Readonly<Record<string, { readonly title: string; readonly nobody: string }>>,
  },
  observers: {
    photos(photos: DraftPhoto[]) {
      this.keep();
      this.triggerEvent('upload', progressOf(photos));
    },
  },
  lifetimes: {
    attached() {
      const { form, keepAs } = this.data;
      const { values, photos } = keptForm(keepAs);
      const persons = personFields(form);
      const asks = persons.map(({ name, role }) => {
        const { label } = ROLES[role];
        const nobody = `现在没有可以选的${label}，请联系管理员在名册里添加，或稍后再试`;
        return [name, { title: persons.length > 1 ? label : '', nobody }] as const;
      });
      this.setData({
        values,
        mostPhotos: Math.min(fieldOf(form, 'photos')?.max ?? 0, service().photos),
        asks: Object.fromEntries(asks),
      });
      if (photos.length) void photosOf(this).restore(photos);
      void this.load();
    },
  },
  methods: {
    async load() {
      this.setData({ state: 'loading' });
      await this.showLoaded(() => choicesOf(this.data.form, this.data));
      const { state, form, people } = this.data;
      const canBeSent = personFields(form).every(({ name }) => people[name]?.length);
      if (state !== 'ready') return;
      this.triggerEvent('load', { canBeSent });
      this.follow();
    },

    /** Whoever is suggested first is chosen until somebody else is. */
    follow() {
      for (const { name } of personFields(this.data.form)) {
        const [first] = this.data.people[name] ?? [];
        if (this.data.values[name] || !first?.reason) continue;
        this.setData({ values: { ...this.data.values, [name]: first.staffNo } });
        this.tellChoice(name, first.name);
      }
    },

    /** The button says whom the ticket goes to first. */
    tellChoice(name: Name, label: string) {
      if (name === fieldOf(this.data.form, 'person')?.name) this.triggerEvent('choose', { label });
    },

    keep() {
      const { keepAs, form, values } = this.data;
      keep(keepAs, form, values, photosOf(this).photos);
    },

    onChange(event: FieldEvent) {
      const { name } = event.currentTarget.dataset;
      const { value, name: label } = event.detail;
      this.clearError(name);
      this.setData({ values: { ...this.data.values, [name]: value } });
      this.keep();
      if (label) this.tellChoice(name, label);
    },

    onKeyboard({ detail }: WechatMiniprogram.CustomEvent<{ height: number }>) {
      if (this.data.inSheet) this.triggerEvent('keyboard', { height: detail.height });
    },

    onBlur() {
      if (this.data.inSheet) this.triggerEvent('keyboard', { height: 0 });
    },

    async fields(): Promise<Record<string, unknown>> {
      this.setData({ errors: {} });
      const { form, values } = this.data;
      const photos = fieldOf(form, 'photos') && (await photosOf(this).settled());
      return { ...given(values), ...(photos && { photos }) };
    },

    refuse(error: unknown): boolean {
      const materials = leftNow(this.data.materials, error);
      const errors = materials ? { materials: sentenceOf(error) } : fieldErrors(error);
      this.setData({ errors, ...(materials && { materials }) });
      const isMine = hasField(this.data.form, Object.keys(errors));
      if (isMine && !this.data.inSheet) void wx.pageScrollTo({ scrollTop: 0 });
      return isMine;
    },

    forget(): void {
      forget(this.data.keepAs);
    },
  },
});
