/** What 管理 leads to, in groups; one line per page. */
import {
  ALL_TICKETS,
  AUDIT,
  CODES,
  EXPORT,
  ITEMS,
  MATERIALS,
  PLACES,
  ROSTER,
  ROUTES,
  SELFCHECK,
  SETTINGS,
  UNDELIVERED,
} from '../../../services/routes';

interface Section {
  readonly label: string;
  readonly page: string;
  /** A few words at the end of the line. */
  readonly hint?: string;
}

export const SECTIONS: readonly { readonly title: string; readonly rows: readonly Section[] }[] = [
  {
    title: '工单',
    rows: [
      { label: '全部工单', page: ALL_TICKETS },
      { label: '没有送到的提醒', page: UNDELIVERED },
    ],
  },
  {
    title: '资料',
    rows: [
      { label: '人员管理', page: ROSTER },
      { label: '报修区域', page: PLACES },
      { label: '报修项目', page: ITEMS },
      { label: '派单规则', page: ROUTES },
      { label: '耗材', page: MATERIALS },
      { label: '楼宇二维码', page: CODES },
    ],
  },
  {
    title: '系统',
    rows: [
      { label: '系统设置', page: SETTINGS },
      { label: '导出', page: EXPORT },
      { label: '变更记录', page: AUDIT },
      { label: '系统自检', page: SELFCHECK },
    ],
  },
];
