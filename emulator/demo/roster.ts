import type { StaffRole, StaffRow } from '@xiuda/domain';

function row(
  staffNo: string,
  name: string,
  roles: StaffRole | readonly StaffRole[],
  phone?: string,
): StaffRow {
  const list: readonly StaffRole[] = typeof roles === 'string' ? [roles] : roles;
  return { _id: staffNo, name, roles: list, active: true, ...(phone === undefined ? {} : { phone }) };
}

/** Who looks after which places, and what they repair; whoever is not here goes wherever they are needed. */
const DUTIES: Readonly<Record<string, Pick<StaffRow, 'areas' | 'trades'>>> = {
  R0001: { areas: ['gly-d3', 'gly-d5'] },
  R0002: { areas: ['gly'] },
  W0001: { areas: ['gly-d3', 'gly-d5'], trades: ['水电工'] },
  W0002: { areas: ['gly'], trades: ['水电工', '泥瓦工'] },
  W0003: { areas: ['gly'], trades: ['木工'] },
  W0004: { trades: ['电梯维保'] },
  W0005: { trades: ['水电工'] },
  W0007: { trades: ['泥瓦工'] },
  W0008: { trades: ['木工'] },
};

const onDuty = (person: StaffRow): StaffRow => ({ ...person, ...DUTIES[person._id] });

/** 25 people: P* 预审, R* 审核, W* 维修, A* 管理. The first of each kind are bound by the demo people, the others by nobody. */
export const ROSTER: readonly StaffRow[] = [
  row('P0001', '刘敏', 'preReviewer', '13800020001'),
  row('P0002', '符丽萍', 'preReviewer', '13800020002'),
  row('P0003', '林春燕', 'preReviewer', '13800020003'),
  row('P0004', '邢益民', ['preReviewer', 'reviewer'], '13800020004'),
  row('R0001', '王建国', 'reviewer', '13800030001'),
  row('R0002', '李秀芳', 'reviewer', '13800030002'),
  row('R0003', '吴清海', 'reviewer', '13800030003'),
  row('R0004', '云惠珍', 'reviewer'),
  row('R0005', '蔡德明', 'reviewer', '13800030005'),
  row('W0001', '陈志强', 'worker', '13800040001'),
  row('W0002', '何永福', 'worker', '13800040002'),
  row('W0003', '郑大勇', 'worker', '13800040003'),
  row('W0004', '吴坤', 'worker', '13800040004'),
  row('W0005', '黄家旺', 'worker', '13800040005'),
  row('W0006', '冯国才', 'worker'),
  row('W0007', '许振华', 'worker', '13800040007'),
  row('W0008', '韩雪峰', ['worker', 'reviewer'], '13800040008'),
  row('W0009', '莫小军', 'worker', '13800040009'),
  row('W0010', '唐显忠', 'worker'),
  row('W0011', '苏海平', 'worker', '13800040011'),
  row('W0012', '梁伟', 'worker', '13800040012'),
  { ...row('W0013', '钟文彬', 'worker', '13800040013'), active: false },
  row('W0014', '罗永生', 'worker'),
  row('A0001', '周明远', 'admin', '13800050001'),
  row('A0002', '郭晓玲', 'admin', '13800050002'),
].map(onDuty);

/** The single row of `SEED=empty`: the first administrator of a new installation. */
export const FIRST_ADMIN: StaffRow = row('A0001', '管理员', 'admin', '13800000000');
