import { leave } from '../../services/leave';

/** 退出登录, once the person has confirmed it. */
export async function askToLeave(): Promise<void> {
  const { confirm } = await wx.showModal({
    title: '退出登录',
    content: '报修记录都会保留，下次登录还能看到',
    confirmText: '退出',
  });
  if (confirm) await leave();
}
