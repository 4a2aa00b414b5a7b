import type { ActionId } from '@xiuda/domain';
import { say } from '../../../services/feedback';
import type { StepSheet } from '../components/step-sheet/step-sheet';
import { NO_SHEET, type Sheet, sheetOf } from '../detail/sheet';
import { sendsStep } from './send-step';

/** What a page gives that has `sheetSteps`. */
interface TicketPage {
  readonly data: { readonly id: string; readonly version: number; readonly actions: readonly ActionId[] };
  load(): Promise<void>;
}

/** Steps that are filled in over the ticket, in the step-sheet with the id `sheet`. */
export const sheetSteps = Behavior({
  behaviors: [sendsStep],
  data: {
    sheet: NO_SHEET as Sheet,
    isSheetOpen: false,
  },
  methods: {
    page(): TicketPage {
      return this as unknown as TicketPage;
    },

    isPossible(name: string): boolean {
      return this.page().data.actions.some((action) => action === name);
    },

    /** @returns false where the step has no sheet */
    openSheet(name: string): boolean {
      const sheet = sheetOf(name, this.page().data.id);
      if (sheet) this.setData({ sheet, isSheetOpen: true });
      return sheet !== undefined;
    },

    /** The step that the page was opened for, if it is still possible. */
    openWanted(name: string): void {
      if (this.isPossible(name)) this.openSheet(name);
      else {
        const sheet = sheetOf(name, this.page().data.id);
        if (sheet) say(`现在不能${sheet.form.title}了，请看最新进度`);
      }
    },

    /** What is no longer possible is not asked for any longer. */
    closeOutdated(): void {
      if (this.data.isSheetOpen && !this.isPossible(this.data.sheet.action)) this.onSheetClose();
    },

    async onSend(): Promise<void> {
      const { id: ticketId, version } = this.page().data;
      const { action } = this.data.sheet;
      if (!action) return;
      const form = (this.selectComponent('#sheet') as unknown as StepSheet).actionForm();
      await this.sendForm(form, action, { ticketId, version }, async () => {
        this.onSheetClose();
        await this.page().load();
      });
    },

    onSheetClose(): void {
      this.setData({ isSheetOpen: false });
    },
  },
});
