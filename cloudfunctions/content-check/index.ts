import { askContentCheck } from '../_shared/content/ask';
import { judgePhoto } from '../_shared/content/judge-photo';
import { internalFor } from '../_shared/internal';
import { probed } from '../_shared/probed';

export const main = probed(internalFor<unknown>({ scf: askContentCheck, push: judgePhoto }));
