/** What every page around one ticket-list does; the list has the id `list`. */
import { type Role, type RoleRow, ROLES } from '@xiuda/domain';
import { pageStyle } from '../behaviors/page-style';
import { enterTab } from './entry';
import { setBadge, showTabs, type TabPage } from './tabs';

interface TicketList {
  refresh(): Promise<void>;
  restart(): Promise<void>;
  /** After the filter has changed. */
  showFiltered(): Promise<void>;
  more(): Promise<void>;
}

type ListPage = TabPage & { selectComponent(selector: string): unknown };

export const listOf = (page: Pick<ListPage, 'selectComponent'>): TicketList =>
  page.selectComponent('#list') as TicketList;

/** Options of a page that shows the list of one role; spread into Page(). */
export function listPage(role: Role) {
  const { page: path } = ROLES[role] as RoleRow;
  return {
    behaviors: [pageStyle],

    onShow(this: ListPage): void {
      if (path !== undefined && !enterTab(this, path)) return;
      void listOf(this).refresh();
    },

    async onPullDownRefresh(this: ListPage): Promise<void> {
      await listOf(this).refresh();
      void wx.stopPullDownRefresh();
    },

    onReachBottom(this: ListPage): void {
      void listOf(this).more();
    },

    onCount(this: ListPage, event: WechatMiniprogram.CustomEvent<{ total: number }>): void {
      setBadge(role, event.detail.total);
      if (path !== undefined) showTabs(this, path);
    },
  };
}
