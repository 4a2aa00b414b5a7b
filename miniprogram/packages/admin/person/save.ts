/** Saving a person, and what comes before it or after. */
import { CloudError } from '../../../services/cloud';
import { explain, fieldErrors, say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { handoverPage } from '../../../services/routes';
import { type PendingSave, putOff } from '../services/pending-save';
import { savePerson } from '../services/roster';

/** Offers the page where tickets are handed over. @param save what is saved after that */
async function offerHandover(staffNo: string, content: string, save?: PendingSave): Promise<void> {
  const { confirm } = await wx.showModal({ title: '先交接工单', content, confirmText: '去交接' });
  if (!confirm) return;
  putOff(save);
  await open(handoverPage(staffNo));
}

/** Saves, says so and leaves. @throws CloudError */
export async function saveAndLeave({ input, requestId }: PendingSave, isNew: boolean): Promise<void> {
  const { left } = await savePerson(input, isNew, requestId);
  const { staffNo, name } = input;
  if (left) return offerHandover(staffNo, `刚刚又有 ${left} 单派给了${name}，请交接`);
  say(isNew ? `已添加${name}` : '已保存');
  await wx.navigateBack();
}

/**
 * Says why a save was refused. Tickets come first: the change waits, and is saved after they are handed over.
 * @returns what is said at the fields; nothing where it has been said otherwise
 */
export async function refusedFields(
  error: unknown,
  save: PendingSave,
): Promise<Record<string, string> | undefined> {
  const { handover, ...errors } = fieldErrors(error);
  if (handover) await offerHandover(save.input.staffNo, handover, save);
  else if (error instanceof CloudError && error.code === 'INVALID_INPUT') return errors;
  else await explain(error);
  return undefined;
}

/** @param hasTickets of theirs that are open. @returns whether to go on */
export async function confirmUnbinding(name: string, hasTickets: boolean): Promise<boolean> {
  const tickets = hasTickets ? `手上的工单仍在${name}名下，急的请先交接；` : '';
  const { confirm } = await wx.showModal({
    title: '解除微信绑定',
    content: `${name}下次打开时就是报修人，不能再处理工单。${tickets}重新绑定以后可以接着办。`,
    confirmText: '解除绑定',
  });
  return confirm;
}

/** @returns whether to go on */
export async function confirmDeputyEnd(name: string, deputy: string): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: '结束代理',
    content: `${name}的代理人：${deputy}。结束后，工单只由${name}自己办。`,
    confirmText: '结束代理',
  });
  return confirm;
}
