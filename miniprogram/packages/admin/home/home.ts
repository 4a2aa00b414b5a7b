import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { SECTIONS } from './sections';

type RowEvent = WechatMiniprogram.TouchEvent<object, object, { page: string }>;

/** 管理: where a campus office sets the system up and keeps it right. */
Page({
  behaviors: [pageStyle],
  data: { groups: SECTIONS },

  onOpen({ currentTarget }: RowEvent) {
    void open(currentTarget.dataset.page);
  },
});
