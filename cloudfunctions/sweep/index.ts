import { internal } from '../_shared/internal';
import { probed } from '../_shared/probed';
import { sweep } from '../_shared/sweep';

export const main = probed(internal('wx_trigger', sweep));
