/** Tickets that were refused or given up. */
import { REPORTERS, STAFF } from '../people';
import { WORKING_DAY } from '../working-hours';
import { cancel, dispatch, preApprove, preReject, reject, returnToPreReview, type Story } from './story';

const { liu, fu, wang, li, zheng } = STAFF;

export const REJECTED: readonly Story[] = [
  {
    id: 'own-rice-cooker',
    reporter: REPORTERS.linXiao,
    when: 5 * WORKING_DAY + 120,
    areaId: 'gly-d3-2-201',
    itemId: 'power',
    address: '书桌插座',
    description: '自己买的小电锅插上就跳闸，能不能给宿舍加大电流？',
    steps: [preReject(liu, 35, '宿舍禁用大功率电器，限电是保护，不能加大')],
    ends: 'rejected',
  },
  {
    id: 'air-conditioner-request',
    reporter: REPORTERS.zengFanyu,
    when: 8 * WORKING_DAY + 200,
    areaId: 'gly-d1-4-403',
    itemId: 'fan',
    address: '宿舍天花板',
    description: '风扇不够凉，希望给我们宿舍装一台空调，隔壁栋都有了。',
    steps: [preReject(fu, 60, '新装空调不属维修，请向后勤处提建议，1栋已列入明年计划')],
    ends: 'rejected',
  },
  {
    id: 'contractor-lift',
    reporter: REPORTERS.wenJing,
    when: 7 * WORKING_DAY + 60,
    areaId: 'gly-adm-4-corridor',
    itemId: 'elevator',
    address: '四楼候梯厅',
    description: '电梯到四楼有时候平层差一截，推车过不去，会绊到轮子。',
    photos: ['lift-panel'],
    steps: [preApprove(liu, 15, wang), reject(wang, 85, '电梯在维保期内，已通知厂家，维保编号贴在轿厢')],
    ends: 'rejected',
  },
  {
    id: 'private-bookshelf',
    reporter: REPORTERS.panGuodong,
    when: 11 * WORKING_DAY + 400,
    areaId: 'gly-t2-3-302',
    itemId: 'desk-chair',
    address: '教师休息室',
    description: '休息室想加两个书架放教具，最好和现在的柜子一个颜色。',
    steps: [
      preApprove(fu, 30, wang),
      returnToPreReview(wang, 100, '不是水电，请转物业组'),
      preApprove(fu, 20, li),
      reject(li, 160, '添置家具请走采购申请，这里只受理维修'),
    ],
    ends: 'rejected',
  },
];

export const CANCELLED: readonly Story[] = [
  {
    id: 'lamp-was-switch',
    reporter: REPORTERS.linXiao,
    when: 9 * WORKING_DAY + 30,
    areaId: 'gly-d3-2-201',
    itemId: 'lamp',
    address: '书桌上方灯',
    description: '书桌上面的灯突然不亮了，换了个灯泡也没用。',
    steps: [cancel(REPORTERS.linXiao, 18, '室友把总开关关了，已经好了')],
    ends: 'cancelled',
  },
  {
    id: 'projector-not-ours',
    reporter: REPORTERS.huangHaiyan,
    when: 6 * WORKING_DAY + 20,
    areaId: 'gly-t1-5-501',
    itemId: 'power',
    address: '讲台',
    description: '讲台投影机没有电，马上要上课了，请快点来人看看。',
    steps: [preApprove(liu, 10, wang), cancel(REPORTERS.huangHaiyan, 12, '管理员过来说是电源线松了，已插好')],
    ends: 'cancelled',
  },
  {
    id: 'toilet-cleared-itself',
    reporter: REPORTERS.xieYulan,
    when: 13 * WORKING_DAY + 250,
    areaId: 'gly-d2-1-wc',
    itemId: 'toilet',
    address: '一楼最里面隔间',
    description: '最里面一个便盆堵了，水快漫出来，先挂了停用牌子。',
    steps: [
      preApprove(fu, 20, wang),
      dispatch(wang, 45, zheng),
      cancel(REPORTERS.xieYulan, 60, '保洁师傅已经通开了，不用再跑一趟'),
    ],
    ends: 'cancelled',
  },
];
