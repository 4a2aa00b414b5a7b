import type { ItemNode } from '@xiuda/domain';

/**
 * The tree of the catalog document `items`: the service scope that the manuals of such systems print, in two groups, with 工种 and notices;
 * emergencies stand in a third.
 */
export const ITEMS: readonly ItemNode[] = [
  {
    id: 'water-power',
    name: '水电',
    trade: '水电工',
    children: [
      {
        id: 'plumbing',
        name: '给排水',
        notice: '水管爆裂、漏水不止，请先关总阀，再拨打值班室 0898-66001234',
      },
      {
        id: 'power',
        name: '供电',
        notice: '闻到焦味或看到火花，请先离开并拨打值班室 0898-66001234，不要自己合闸',
      },
      { id: 'fan', name: '风扇' },
      { id: 'faucet', name: '水龙头' },
      { id: 'lamp', name: '灯' },
      { id: 'valve', name: '水阀' },
      { id: 'shower', name: '花洒' },
      {
        id: 'elevator',
        name: '电梯',
        trade: '电梯维保',
        notice: '电梯维保公司 24 小时值班电话 0898-66009600',
        danger: 'lift',
      },
    ],
  },
  {
    id: 'property',
    name: '物业',
    trade: '木工',
    children: [
      { id: 'door-window', name: '门窗' },
      { id: 'bed', name: '床铺' },
      { id: 'desk-chair', name: '桌椅' },
      { id: 'bench', name: '板凳' },
      { id: 'toilet', name: '便盆', trade: '泥瓦工' },
      { id: 'glass', name: '玻璃' },
      { id: 'wall', name: '墙体', trade: '泥瓦工' },
      { id: 'road', name: '路面', trade: '泥瓦工' },
    ],
  },
  {
    id: 'emergency',
    name: '紧急情况',
    trade: '水电工',
    children: [
      { id: 'gas', name: '燃气泄漏', danger: 'gas' },
      { id: 'burst', name: '爆管、漏水不止', danger: 'flood' },
      { id: 'live-wire', name: '漏电、冒火花', danger: 'electricity' },
    ],
  },
];
