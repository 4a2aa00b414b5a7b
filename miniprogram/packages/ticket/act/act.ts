import {
  ALL_ACTIONS,
  type ActionId,
  actionRow,
  AppError,
  FORMS,
  type Form,
  type FormField,
  INPUTS,
  type Material,
  parse,
  type StaffOption,
} from '@xiuda/domain';
import { catalog } from '../../../services/catalog';
import { act, CloudError, call } from '../../../services/cloud';
import { explain, fieldErrors, say, sentenceOf } from '../../../services/feedback';
import { createPhotoDraft, type DraftPhoto, type PhotoDraft } from '../../../services/photo-draft';
import { newRequestId } from '../../../services/request-id';

type Change = WechatMiniprogram.CustomEvent<{ name: FormField['name']; value: unknown; label?: string }>;
type At = WechatMiniprogram.CustomEvent<{ index: number }>;

const NO_FORM: Form = { title: '', send: '', fields: [] };

const fieldOf = <K extends FormField['kind']>(form: Form, kind: K) =>
  form.fields.find((field): field is Extract<FormField, { kind: K }> => field.kind === kind);

/** A text that was emptied again is not given. */
const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/** What the rules say of this input before it is sent: field → sentence. */
function refusals(action: ActionId, input: object): Record<string, string> {
  try {
    parse(INPUTS[action], input);
    return {};
  } catch (error) {
    return error instanceof AppError ? ({ ...error.details } as Record<string, string>) : {};
  }
}

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    words: '',
    title: '',
    action: '' as ActionId,
    form: NO_FORM,
    send: '',
    values: {} as Record<string, unknown>,
    errors: {} as Record<string, string>,
    people: [] as readonly StaffOption[],
    materials: [] as readonly Material[],
    photos: [] as readonly DraftPhoto[],
    busy: false,
  },
  ticketId: '',
  version: 0,
  /** One per intended step: kept while nobody knows whether it was taken. */
  requestId: '',
  draft: undefined as PhotoDraft | undefined,

  async onLoad(query: Record<string, string | undefined>) {
    const action = ALL_ACTIONS.find((id) => id === query.action);
    const form = action && FORMS[action];
    if (!action || !form) return void wx.navigateBack();
    this.ticketId = decodeURIComponent(query.id ?? '');
    this.version = Number(query.version);
    this.requestId = newRequestId();
    this.draft = createPhotoDraft((photos) => this.setData({ photos }));
    this.setData({ action, form, send: form.send, title: decodeURIComponent(query.title ?? '') });
    await this.loadChoices();
  },

  onReady() {
    void wx.setNavigationBarTitle({ title: this.data.form.title });
  },

  /** What the form offers to choose from. */
  async loadChoices() {
    this.setData({ state: 'loading' });
    const role = fieldOf(this.data.form, 'person')?.role;
    try {
      if (role)
        this.setData({ people: (await call<{ staff: StaffOption[] }>('staff', { op: 'list', role })).staff });
      if (fieldOf(this.data.form, 'materials')) this.setData({ materials: (await catalog()).materials });
      this.setData({ state: 'ready' });
    } catch (error) {
      this.setData({ state: 'error', words: sentenceOf(error) });
    }
  },

  onChange({ detail: { name, value, label } }: Change) {
    const { form, values, errors } = this.data;
    this.setData({
      values: { ...values, [name]: value },
      errors: { ...errors, [name]: '' },
      ...(fieldOf(form, 'person')?.name === name && label && { send: `${form.send}给 ${label}` }),
    });
  },

  async onAddPhoto() {
    this.setData({ errors: { ...this.data.errors, photos: '' } });
    await this.draft
      ?.add((fieldOf(this.data.form, 'photos')?.max ?? 0) - this.data.photos.length)
      .catch(explain);
  },

  onRemovePhoto({ detail }: At) {
    this.draft?.remove(detail.index);
  },

  async onRetryPhoto({ detail }: At) {
    await this.draft?.retry(detail.index);
  },

  async onSend() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    try {
      await this.take();
    } catch (error) {
      await this.refused(error);
    }
    this.setData({ busy: false });
  },

  async take() {
    const { action, form, values } = this.data;
    const photos = fieldOf(form, 'photos') ? { photos: await this.draft?.settled() } : {};
    const { ticketId, version, requestId } = this;
    const input = { ticketId, version, requestId, ...given(values), ...photos };
    const errors = refusals(action, input);
    this.setData({ errors });
    if (Object.keys(errors).length) return;
    await act(action, input);
    await wx.navigateBack();
    say(actionRow(action).done);
  },

  /** A refused step was not taken: the next try is another one. What has changed is shown on the page before. */
  async refused(error: unknown) {
    const hasAnswer = error instanceof CloudError && error.code !== 'NETWORK';
    if (hasAnswer) this.requestId = newRequestId();
    const errors = fieldErrors(error);
    this.setData({ errors });
    if (Object.keys(errors).some((name) => this.data.form.fields.some((field) => field.name === name)))
      return;
    await explain(error);
    if (hasAnswer && ['CONFLICT', 'WRONG_STATUS', 'NOT_FOUND', 'FORBIDDEN'].includes(error.code))
      await wx.navigateBack();
  },
});
