import { actionRow, statusRow, type Status } from '@xiuda/domain';
import { nextTurns } from '../../miniprogram/packages/ticket/submitted/next-turns';

test('the first turn is that of whoever has a new ticket', () => {
  const { owner, waitsFor } = statusRow(actionRow('submit').to as Status);
  expect(nextTurns()[0]).toMatchObject({ owner, does: waitsFor });
});

test('a new ticket goes from hand to hand until the reporter rates', () => {
  expect(nextTurns().map(({ who, does }) => `${who}${does}`)).toEqual([
    '预审员预审',
    '审核员审核',
    '维修工接单、上门维修',
    '审核员确认完工',
    '你评价',
  ]);
});
