import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { say } from '../../../services/feedback';
import { leave } from '../../../services/leave';
import { removeWhole } from './removal';

const GOES = [
  '手机号、姓名、常用地点',
  '工单里你的姓名、电话和微信标识，改写为“已注销用户”',
  '你的消息和提醒授权',
  '工作人员的绑定',
];

const STAYS = ['报修过什么、在哪里、照片和处理经过', '你作为工作人员办过的步骤'];

Page({
  behaviors: [busy, pageStyle],
  data: { goes: GOES, stays: STAYS, progress: '' },

  async onRemove() {
    const { confirm } = await wx.showModal({
      title: '确定注销账号？',
      content: '注销后不能恢复。以后还能用微信重新登录，但看不到以前的报修。',
      confirmText: '注销',
    });
    if (!confirm) return;
    await this.whileBusy(async () => {
      const isDone = await removeWhole((left) => this.tell(left)).finally(() =>
        this.setData({ progress: '' }),
      );
      await leave();
      say(isDone ? '账号已注销' : '正在注销，会自动完成');
    });
  },

  tell(left: number) {
    this.setData({ progress: left ? `正在改写工单，还有 ${left} 张` : '正在注销，大约半分钟' });
  },
});
