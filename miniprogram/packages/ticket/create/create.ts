import { ACTIONS, type Catalog, pathTo } from '@xiuda/domain';
import type { CascadePicker } from '../../../components/cascade-picker/cascade-picker';
import { catalog } from '../../../services/catalog';
import { explain, say } from '../../../services/feedback';
import { createPhotoDraft, type DraftPhoto, type PhotoDraft } from '../../../services/photo-draft';
import { CREATE, detailPage, LOGIN } from '../../../services/routes';
import { account, bindPhone } from '../../../services/session';
import { dropReport, isWorthKeeping, keepReport, keptReport } from './kept-report';
import { blankReport, errorsOf, firstWrong, NO_ERRORS, type ReportErrors, type ReportField } from './report';
import { refusedFields, sendReport, showArrivedBefore } from './send-report';

type FieldEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: ReportField }>;
type IndexEvent = WechatMiniprogram.CustomEvent<{ index: number }>;

const MOST_PHOTOS = 6;
const CHOICES = {
  areaId: { title: '报修区域', tree: 'areas', name: 'areaName' },
  itemId: { title: '报修项目', tree: 'items', name: 'itemName' },
} as const;
type Choice = keyof typeof CHOICES;

Page({
  data: {
    /** What the page filled in; what is typed since is in `report` only. */
    shown: blankReport(undefined),
    areaName: '',
    itemName: '',
    length: 0,
    photos: [] as DraftPhoto[],
    mostPhotos: MOST_PHOTOS,
    errors: NO_ERRORS,
    /** Some number to call is known already. */
    hasPhone: true,
    isRestored: false,
    isSending: false,
  },
  report: blankReport(undefined),
  photoDraft: null as PhotoDraft | null,
  trees: null as Catalog | null,
  choosing: 'areaId' as Choice,
  /** Sent, or given up: nothing is left to keep. */
  isOver: false,
  isGone: false,

  onLoad() {
    const person = account();
    if (!person) return void wx.reLaunch({ url: LOGIN });
    const kept = keptReport();
    this.photoDraft = createPhotoDraft((photos) => this.setData({ photos }));
    this.report = kept?.report ?? blankReport(person);
    const { length } = this.report.description;
    this.setData({
      shown: this.report,
      length,
      hasPhone: !!(person.phone ?? person.contactPhone),
      isRestored: !!kept,
    });
    if (kept) void this.photoDraft.restore(kept.photos);
    // Everything else can be written without it; choosing asks again and says what is wrong.
    this.loadTrees().catch(() => undefined);
  },

  onHide() {
    this.keep();
  },

  onUnload() {
    this.isGone = true;
    this.keep();
  },

  keep() {
    if (this.isOver || !this.photoDraft) return;
    const kept = { report: this.report, photos: this.photoDraft.photos };
    if (isWorthKeeping(kept, blankReport(account()))) keepReport(kept);
    else dropReport();
  },

  async loadTrees(): Promise<Catalog> {
    this.trees ??= await catalog();
    this.nameChoice('areaId', this.trees);
    this.nameChoice('itemId', this.trees);
    return this.trees;
  },

  /** A place that is no longer in the catalog has to be chosen anew. */
  nameChoice(field: Choice, trees: Catalog) {
    const { tree, name } = CHOICES[field];
    const path = pathTo(trees[tree], this.report[field]);
    if (!path.length) this.report = { ...this.report, [field]: '' };
    this.setData({ [name]: path.map((node) => node.name).join(' / ') });
  },

  async onOpen(event: WechatMiniprogram.CustomEvent<object, object, { field: Choice }>) {
    const { field } = event.currentTarget.dataset;
    const { title, tree } = CHOICES[field];
    try {
      const trees = await this.loadTrees();
      this.choosing = field;
      const picker = this.selectComponent('#picker') as unknown as CascadePicker;
      picker.open({ title, nodes: trees[tree], value: this.report[field] });
    } catch (error) {
      await explain(error);
    }
  },

  onChoice(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.write(this.choosing, event.detail.id);
    if (this.trees) this.nameChoice(this.choosing, this.trees);
  },

  onType(event: FieldEvent) {
    this.write(event.currentTarget.dataset.field, event.detail.value);
  },

  onDescription(event: WechatMiniprogram.TextareaInput) {
    this.write('description', event.detail.value);
    this.setData({ length: event.detail.value.length });
  },

  write(field: ReportField, value: string) {
    this.report = { ...this.report, [field]: value };
    this.clearError(field);
  },

  clearError(field: keyof ReportErrors) {
    if (this.data.errors[field]) this.setData({ errors: { ...this.data.errors, [field]: '' } });
  },

  async onAddPhoto() {
    this.clearError('photos');
    await this.photoDraft?.add(MOST_PHOTOS - this.data.photos.length).catch(explain);
  },

  onRemovePhoto({ detail }: IndexEvent) {
    this.clearError('photos');
    this.photoDraft?.remove(detail.index);
  },

  onRetryPhoto({ detail }: IndexEvent) {
    this.clearError('photos');
    this.photoDraft?.retry(detail.index);
  },

  async onPhone(event: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { code } = event.detail;
    if (!code) return;
    try {
      const { phone = '' } = await bindPhone(code);
      this.write('contactPhone', phone);
      this.setData({ 'shown.contactPhone': phone, hasPhone: true });
    } catch (error) {
      await explain(error);
    }
  },

  /** A page that is opened anew starts with nothing of this one. */
  async onRestart() {
    this.isOver = true;
    dropReport();
    await wx.redirectTo({ url: CREATE });
  },

  async onSubmit() {
    if (this.data.isSending || !this.photoDraft) return;
    const errors = errorsOf(this.report, account());
    if (Object.keys(errors).length) return this.showErrors(errors);
    this.setData({ isSending: true, errors: NO_ERRORS });
    try {
      const { _id } = await sendReport(this.report, this.photoDraft, account());
      this.isOver = true;
      dropReport();
      if (!this.isGone) await wx.redirectTo({ url: detailPage(_id) });
      say(ACTIONS.submit.done);
    } catch (error) {
      this.setData({ isSending: false });
      await this.refuse(error);
    }
  },

  async refuse(error: unknown) {
    const { requestId, ...named } = refusedFields(error, this.photoDraft?.photos ?? []);
    if (requestId) {
      this.isOver = true;
      dropReport();
      return showArrivedBefore();
    }
    if (Object.keys(named).length) this.showErrors(named);
    else await explain(error);
  },

  showErrors(named: Partial<ReportErrors>) {
    const errors = { ...NO_ERRORS, ...named };
    const first = firstWrong(errors);
    this.setData({ errors }, () => {
      if (first) void wx.pageScrollTo({ selector: `#${first}`, offsetTop: -16, duration: 200 });
    });
  },
});
