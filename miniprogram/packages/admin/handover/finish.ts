/** When nothing is left to hand over. */
import { say } from '../../../services/feedback';
import { pendingFor, putOff } from '../services/pending-save';
import { savePerson } from '../services/roster';

/** Saves the change that waited for this. @throws CloudError, and then it waits on */
export async function savePending(staffNo: string): Promise<'saved' | 'nothing'> {
  const pending = pendingFor(staffNo);
  if (!pending) return 'nothing';
  await savePerson(pending.input, false, pending.requestId);
  putOff(undefined);
  return 'saved';
}

/** With the change saved, the form that it came from is left as well. */
export async function leave(words: string, saved: 'saved' | 'nothing'): Promise<void> {
  say(saved === 'saved' ? `${words}，已保存` : words);
  await wx.navigateBack({ delta: saved === 'saved' ? 2 : 1 });
}
