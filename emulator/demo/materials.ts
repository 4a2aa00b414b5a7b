import type { MaterialRow } from '@xiuda/domain';

const fen = (yuan: number): number => Math.round(yuan * 100);

/** A price in yuan, how many there were before the stories began, and at how many they are to be bought again. */
const material = (
  order: number,
  [_id, name, unit]: readonly [id: string, name: string, unit: string],
  yuan: number,
  stock: number,
  lowAt: number,
): MaterialRow => ({ _id, name, unit, price: fen(yuan), stock, lowAt, order });

/** The catalogue: what a repairer takes from the store room. Nobody counts bolts. */
export const MATERIALS: readonly MaterialRow[] = [
  material(1, ['cartridge-35', '陶瓷阀芯 35mm', '个'], 12.5, 40, 10),
  material(2, ['cartridge-40', '陶瓷阀芯 40mm', '个'], 13.5, 25, 10),
  material(3, ['ptfe-tape', '生料带', '卷'], 1.5, 120, 20),
  material(4, ['faucet-dn15', '快开水龙头 DN15', '个'], 28, 23, 5),
  material(5, ['angle-valve-dn15', '三角阀 DN15', '个'], 16, 4, 6),
  material(6, ['gate-valve-dn50', '铜闸阀 DN50', '个'], 96, 3, 2),
  material(7, ['hose-60', '不锈钢编织软管 60cm', '根'], 9.8, 45, 10),
  material(8, ['ppr-pipe-25', 'PPR 热水管 Φ25', '米'], 7.2, 160, 30),
  material(9, ['ppr-coupling-25', 'PPR 直接 Φ25', '个'], 1.8, 90, 20),
  material(10, ['shower-head', '手持花洒', '个'], 35, 18, 5),
  material(11, ['shower-hose', '花洒软管 1.5m', '根'], 14, 12, 4),
  material(12, ['flush-valve', '脚踏冲洗阀', '个'], 58, 7, 3),
  material(13, ['drain-trap', '防臭下水管', '根'], 11, 20, 5),
  material(14, ['led-tube-t8-18w', 'LED 灯管 T8 18W', '根'], 13.9, 15, 12),
  material(15, ['led-tube-t8-9w', 'LED 灯管 T8 9W', '根'], 10.9, 30, 8),
  material(16, ['ceiling-lamp-24w', 'LED 吸顶灯 24W', '盏'], 42, 0, 4),
  material(17, ['sensor-switch', '声光控开关', '个'], 18, 16, 5),
  material(18, ['socket-5', '五孔插座 10A', '个'], 9.5, 50, 10),
  material(19, ['breaker-c16', '空气开关 C16', '个'], 15, 22, 5),
  material(20, ['wire-2-5', 'BV 铜线 2.5mm²', '米'], 2.3, 400, 100),
  material(21, ['fan-capacitor', '吊扇电容 2.5μF', '个'], 6.5, 14, 4),
  material(22, ['fan-speed-switch', '吊扇调速开关', '个'], 12, 9, 3),
  material(23, ['lock-cylinder', '门锁锁芯 70mm', '个'], 32, 2, 3),
  material(24, ['door-handle', '执手门锁', '套'], 85, 6, 2),
  material(25, ['hinge-4', '不锈钢合页 4 寸', '副'], 8, 40, 10),
  material(26, ['window-roller', '铝合金窗滑轮', '个'], 5.5, 36, 10),
  material(27, ['glass-5mm', '钢化玻璃 5mm', '平方米'], 68, 10, 3),
  material(28, ['sealant', '中性硅酮密封胶', '支'], 14.5, 19, 6),
  { _id: 'bolt-m8', name: '六角螺栓 M8×50', unit: '套', price: fen(0.8), order: 29 },
  material(30, ['wall-putty', '耐水腻子', '公斤'], 3.6, 60, 15),
];
