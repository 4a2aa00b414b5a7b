/**
 * What to do first where a fault can hurt people, before anybody comes. Source: public safety advice of fire services, of gas and power
 * suppliers and of lift inspection (119 is the fire service, which also frees people from lifts).
 */
import type { DangerKind } from './danger';

export interface DangerRow {
  readonly label: string;
  /** Short plain lines, the most urgent first. */
  readonly first: readonly string[];
  /** Who helps beside the institution itself, and when to call. */
  readonly help?: { readonly phone: string; readonly when: string };
}

const FIRE = '119';

export const DANGERS: Record<DangerKind, DangerRow> = {
  gas: {
    label: '燃气',
    first: ['不要点火，不要开关任何电器和电灯', '打开门窗，关上燃气阀门', '离开到室外，再打电话'],
    help: { phone: FIRE, when: '气味很浓或已经起火' },
  },
  electricity: {
    label: '用电',
    first: [
      '够得着总闸就先断电，够不着就离远些',
      '不要碰漏电的东西，不要用水泼',
      '有人触电，先断电再救人，不要直接去拉',
    ],
    help: { phone: FIRE, when: '起火冒烟' },
  },
  flood: {
    label: '漏水、爆管',
    first: [
      '关上水管总阀',
      '水靠近插座、电器时先断电，不要站在水里碰开关',
      '把怕水的东西挪开，提醒旁边的人绕行',
    ],
  },
  lift: {
    label: '电梯',
    first: [
      '被困在里面：按警铃或对讲，等人来救',
      '不要扒门，不要爬出去',
      '在外面：不要再乘这部电梯，提醒别人绕行',
    ],
    help: { phone: FIRE, when: '有人被困或受伤' },
  },
};

/** The word on every card, page and message of a ticket that is dangerous. */
export const URGENT_WORD = '紧急';
