import { REPLY_FORM } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { explain, say } from '../../../services/feedback';
import { detailPage } from '../../../services/routes';
import type { ActionForm } from '../components/action-form/action-form';
import { sendWish } from '../services/wishes';

/** 回复评价: one reply to the rating of a ticket. */
Page({
  behaviors: [busy, pageStyle],
  data: { id: '', form: REPLY_FORM },

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id) });
  },

  async onSend() {
    const form = this.selectComponent('#form') as unknown as ActionForm;
    const { id: ticketId } = this.data;
    await this.whileBusy(
      async () => {
        const { text = '' } = await form.fields();
        await sendWish('ticket-talk', { op: 'replyRating', ticketId, text });
        form.forget();
        await this.leave();
        say('已回复');
      },
      async (error) => {
        if (!form.refuse(error)) await explain(error);
      },
    );
  },

  /** To the ticket, which shows the reply. */
  async leave() {
    if (getCurrentPages().length > 1) await wx.navigateBack();
    else await wx.redirectTo({ url: detailPage(this.data.id) });
  },
});
