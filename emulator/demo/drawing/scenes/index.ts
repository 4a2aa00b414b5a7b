import type { PhotoName } from '../../photos';
import type { Scene } from '../scene';
import { BED_FRAME } from './bed';
import { WORKBENCH } from './bench';
import { CEILING_STAIN } from './ceiling';
import { BROKEN_CHAIR } from './chair';
import { CEILING_FAN } from './fan';
import { LIFT_PANEL } from './lift';
import { DOOR_LOCK } from './lock';
import { BURST_PIPE } from './pipe';
import { CRACKED_ROAD } from './road';
import { SHOWER_HEAD } from './shower';
import { DRIPPING_TAP, REPAIRED_TAP } from './tap';
import { BROKEN_TUBE, REPAIRED_LAMP } from './tubes';
import { CRACKED_WINDOW } from './window';

export const SCENES: Record<PhotoName, Scene> = {
  'dripping-tap': DRIPPING_TAP,
  'burst-pipe': BURST_PIPE,
  'broken-tube': BROKEN_TUBE,
  'ceiling-fan': CEILING_FAN,
  'cracked-window': CRACKED_WINDOW,
  'broken-chair': BROKEN_CHAIR,
  'door-lock': DOOR_LOCK,
  'ceiling-stain': CEILING_STAIN,
  'lift-panel': LIFT_PANEL,
  'cracked-road': CRACKED_ROAD,
  'bed-frame': BED_FRAME,
  'shower-head': SHOWER_HEAD,
  'repaired-tap': REPAIRED_TAP,
  'repaired-lamp': REPAIRED_LAMP,
  workbench: WORKBENCH,
};
