import type { TreeNode } from '@xiuda/domain';

/** The tree of the catalog document `items`: the service scope that the manuals of such systems print, in two groups. */
export const ITEMS: readonly TreeNode[] = [
  {
    id: 'water-power',
    name: '水电',
    children: [
      { id: 'plumbing', name: '给排水' },
      { id: 'power', name: '供电' },
      { id: 'fan', name: '风扇' },
      { id: 'faucet', name: '水龙头' },
      { id: 'lamp', name: '灯' },
      { id: 'valve', name: '水阀' },
      { id: 'shower', name: '花洒' },
      { id: 'elevator', name: '电梯' },
    ],
  },
  {
    id: 'property',
    name: '物业',
    children: [
      { id: 'door-window', name: '门窗' },
      { id: 'bed', name: '床铺' },
      { id: 'desk-chair', name: '桌椅' },
      { id: 'bench', name: '板凳' },
      { id: 'toilet', name: '便盆' },
      { id: 'glass', name: '玻璃' },
      { id: 'wall', name: '墙体' },
      { id: 'road', name: '路面' },
    ],
  },
];
