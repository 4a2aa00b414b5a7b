import { placeName } from '@xiuda/domain';
import { ticketTitle } from '../../miniprogram/services/ticket-title';

test.each([
  [['桂林洋校区', '3栋', '2层', '201'], '3栋 201'],
  [['桂林洋校区', '图书馆', '4层', '东区'], '图书馆 4层东区'],
  [['桂林洋校区', '体育馆', '大厅'], '体育馆 大厅'],
  [['门诊楼', '3层', '302'], '门诊楼 302'],
  [['门诊楼', '3层', '护士站'], '门诊楼 3层护士站'],
  [['桂林洋校区', '3栋', '2层'], '3栋 2层'],
  [['操场'], '操场'],
])('%j is called %s', (path, name) => {
  expect(placeName({ path })).toBe(name);
});

test('a title says what and where', () => {
  const ticket = { item: { path: ['水电', '水龙头'] }, area: { path: ['桂林洋校区', '3栋', '2层', '201'] } };
  expect(ticketTitle(ticket)).toBe('水龙头 · 3栋 201');
});
