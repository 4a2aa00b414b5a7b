import { internal } from '../_shared/internal';
import { sweep } from '../_shared/sweep';

export const main = internal('wx_trigger', sweep);
