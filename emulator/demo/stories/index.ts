/** The tickets of the demo, told as what people did. */
import { ACCEPTED, ASSIGNED } from './in-repair';
import { COMPLETED } from './completed';
import { PENDING_CONFIRMATION } from './confirming';
import { CANCELLED, REJECTED } from './ended';
import { RATED_PROPERTY } from './rated-property';
import { RATED_WATER_POWER } from './rated-water-power';
import { LIFE } from './life';
import { REPAIRING } from './repairing';
import { PENDING_PRE_REVIEW, PENDING_REVIEW } from './waiting';
import type { Story } from './story';

export type { Step, StepInput, Story } from './story';

export const STORIES: readonly Story[] = [
  ...PENDING_PRE_REVIEW,
  ...PENDING_REVIEW,
  ...ASSIGNED,
  ...ACCEPTED,
  ...REPAIRING,
  ...PENDING_CONFIRMATION,
  ...COMPLETED,
  ...LIFE,
  ...RATED_WATER_POWER,
  ...RATED_PROPERTY,
  ...REJECTED,
  ...CANCELLED,
];
