import { CloudError } from '../../../services/cloud';
import { removeAccount } from '../../../services/session';

/** Between two questions whether it is done, ms. */
const PAUSE = 3000;
/** After so many of them the rest is done without the phone. */
const MOST_ASKED = 20;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

/** Once it has begun, a lost connection or a busy cloud is no reason to stop. */
async function askAgain(): Promise<{ removed: boolean; left: number }> {
  try {
    return await removeAccount();
  } catch (error) {
    if (error instanceof CloudError && (error.code === 'NETWORK' || error.code === 'INTERNAL'))
      return { removed: false, left: 0 };
    throw error;
  }
}

/**
 * Removes the account, however many calls it takes.
 * @param tell how many tickets still name the person
 * @returns whether it is done; otherwise it goes on by itself
 * @throws CloudError where it cannot begin
 */
export async function removeWhole(tell: (left: number) => void): Promise<boolean> {
  let progress = await removeAccount();
  for (let asked = 1; !progress.removed && asked < MOST_ASKED; asked++) {
    tell(progress.left);
    await pause();
    progress = await askAgain();
  }
  return progress.removed;
}
