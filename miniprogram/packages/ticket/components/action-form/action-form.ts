import { askedFields, firstChoices, type FormField } from '@xiuda/domain';
import { formErrors } from '../../../../behaviors/form-errors';
import { loadable } from '../../../../behaviors/loadable';
import { fieldErrors, sentenceOf } from '../../../../services/feedback';
import { service } from '../../../../services/service';
import { formPhotos, photosOf } from '../../behaviors/form-photos';
import { type DraftPhoto, progressOf } from '../../services/photo-draft';
import {
  type Choices,
  choicesOf,
  fieldOf,
  firstNamed,
  given,
  hasPeople,
  isFirstPerson,
  leftNow,
  NO_FORM,
  settled,
  suggestedFor,
  tagOptions,
} from './form';
import { forget, keep, keptForm, type Values } from './kept-form';

type Name = FormField['name'];
type FieldEvent = WechatMiniprogram.CustomEvent<{ value: unknown; name?: string }, object, { name: Name }>;
type ChipEvent = WechatMiniprogram.CustomEvent<{ id: string; ids: string[] }, object, { name: Name }>;

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
    /** Staff number of who repaired it before: comes first. */
    suggested: { type: String, value: '' },
    /** What is filled in is kept under this name, and is there again when the form is opened again. */
    keepAs: { type: String, value: '' },
    /** Lies over the page, which neither scrolls nor makes room for the keyboard. */
    inSheet: { type: Boolean, value: false },
  },
  data: {
    /** Field → value. */
    values: {} as Values,
    /** What is asked as far as the form is filled in. */
    fields: [] as FormField[],
    people: {} as Choices['people'],
    materials: [] as Choices['materials'],
    tags: [] as ReturnType<typeof tagOptions>,
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
      this.setData({ mostPhotos: Math.min(fieldOf(form, 'photos')?.max ?? 0, service().photos) });
      this.fill({ ...firstChoices(form), ...values });
      if (photos.length) void photosOf(this).restore(photos);
      void this.load();
    },
  },
  methods: {
    async load() {
      this.setData({ state: 'loading' });
      await this.showLoaded(() => choicesOf(this.data.form, this.data));
      if (this.data.state !== 'ready') return;
      this.triggerEvent('load', { canBeSent: hasPeople(this.data) });
      this.follow();
    },

    /** What is asked follows from what is given. */
    fill(given: Values) {
      const values = settled(given);
      this.setData({ values, fields: askedFields(this.data.form, values), tags: tagOptions(values) });
    },

    /** Whoever is suggested first is chosen until somebody else is. */
    follow() {
      const { form, people, values } = this.data;
      for (const [name, { staffNo, name: label }] of Object.entries(suggestedFor(form, people, values))) {
        this.setData({ [`values.${name}`]: staffNo });
        this.tellChoice(name, label);
      }
    },

    /** The button says whom the ticket goes to first. */
    tellChoice(name: string, label: string) {
      if (isFirstPerson(this.data.form, name)) this.triggerEvent('choose', { label });
    },

    keep() {
      const { keepAs, form, values } = this.data;
      keep(keepAs, form, values, photosOf(this).photos);
    },

    onChange(event: FieldEvent) {
      const { name } = event.currentTarget.dataset;
      const { value, name: label } = event.detail;
      this.put(name, value);
      if (label) this.tellChoice(name, label);
    },

    /** What is typed changes nothing of what is asked. */
    onText(event: FieldEvent) {
      const { name } = event.currentTarget.dataset;
      this.clearError(name);
      this.setData({ values: { ...this.data.values, [name]: event.detail.value } });
      this.keep();
    },

    onChoice({ detail, currentTarget }: ChipEvent) {
      this.put(currentTarget.dataset.name, detail.id);
    },

    onTags({ detail, currentTarget }: ChipEvent) {
      this.put(currentTarget.dataset.name, detail.ids);
    },

    put(name: Name, value: unknown) {
      this.clearError(name);
      this.fill({ ...this.data.values, [name]: value });
      this.keep();
    },

    onKeyboard({ detail }: WechatMiniprogram.CustomEvent<{ height: number }>) {
      if (this.data.inSheet) this.triggerEvent('keyboard', { height: detail.height });
    },

    onBlur() {
      if (this.data.inSheet) this.triggerEvent('keyboard', { height: 0 });
    },

    async fields(): Promise<Record<string, unknown>> {
      this.setData({ errors: {} });
      const photos = fieldOf(this.data.form, 'photos') && (await photosOf(this).settled());
      const { fields, values } = this.data;
      return { ...given(fields, values), ...(photos && { photos }) };
    },

    refuse(error: unknown): boolean {
      const materials = leftNow(this.data.materials, error);
      const errors = materials ? { materials: sentenceOf(error) } : fieldErrors(error);
      this.setData({ errors, ...(materials && { materials }) });
      const first = firstNamed(this.data.fields, Object.keys(errors));
      if (first && !this.data.inSheet) this.showField(first);
      return first !== undefined;
    },

    /** Brings a field into sight; on a page the form has the id `form`. */
    showField(name: string): void {
      void wx.pageScrollTo({ selector: `#form >>> #${name}`, offsetTop: -16, duration: 200 });
    },

    forget(): void {
      forget(this.data.keepAs);
    },
  },
});
