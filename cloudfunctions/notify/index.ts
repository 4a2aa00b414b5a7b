import { parse, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import { deliver } from '../_shared/deliver';
import { internal } from '../_shared/internal';
import { probed } from '../_shared/probed';

const INPUT = z.object({ ticketId: text('工单', 1, 128) });

export const main = probed(
  internal('scf', async (event) => ({
    delivered: await deliver(parse(INPUT, event).ticketId),
  })),
);
