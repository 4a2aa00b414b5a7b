import { explain } from '../../../services/feedback';
import { createPhotoDraft, type DraftPhoto, type PhotoDraft } from '../services/photo-draft';
import { formErrors } from '../../../behaviors/form-errors';
import type { PhotoSource } from '../services/upload';

type Add = WechatMiniprogram.CustomEvent<{ source: PhotoSource }>;
type At = WechatMiniprogram.CustomEvent<{ index: number }>;

/** Uploads go on while the form is written; no part of them can be sent to the screen. */
const drafts = new WeakMap<object, PhotoDraft>();

/** The photos of a page or component that has `formPhotos`. */
export function photosOf(form: { setData(data: { photos: DraftPhoto[] }): void }): PhotoDraft {
  const draft = drafts.get(form) ?? createPhotoDraft((photos) => form.setData({ photos }));
  drafts.set(form, draft);
  return draft;
}

/** The photos of a form, as a photo-grid shows and changes them. What is wrong with them stands at the field `photos`. */
export const formPhotos = Behavior({
  behaviors: [formErrors],
  data: {
    photos: [] as DraftPhoto[],
    mostPhotos: 0,
  },
  lifetimes: {
    detached() {
      drafts.get(this)?.stop();
    },
  },
  methods: {
    async onAddPhoto({ detail }: Add): Promise<void> {
      this.clearError('photos');
      await photosOf(this)
        .add(this.data.mostPhotos - this.data.photos.length, detail.source)
        .catch(explain);
    },

    onRemovePhoto({ detail }: At): void {
      this.clearError('photos');
      photosOf(this).remove(detail.index);
    },

    onRetryPhoto({ detail }: At): void {
      this.clearError('photos');
      photosOf(this).retry(detail.index);
    },
  },
});
