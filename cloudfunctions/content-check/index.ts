import { askContentCheck } from '../_shared/content/ask';
import { judgePhoto } from '../_shared/content/judge-photo';
import { internalFor } from '../_shared/internal';

export const main = internalFor<unknown>({ scf: askContentCheck, push: judgePhoto });
