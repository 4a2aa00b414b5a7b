import { serviceMessages } from '../../emulator/service-messages';

const TEMPLATES = [
  {
    id: 'progress',
    title: '报修进度通知',
    fields: [
      { name: 'character_string1', label: '工单编号' },
      { name: 'phrase3', label: '当前状态' },
    ],
  },
];
const SENT = {
  touser: 'p1',
  template_id: 'progress',
  page: 'pages/detail/detail?id=1',
  data: { phrase3: { value: '处理中' }, character_string1: { value: 'BX1' } },
  at: 1,
  errcode: 0,
  errmsg: 'ok',
};

test('a delivered message is shown with the title and the labels of its template, in their order', () => {
  expect(serviceMessages([SENT], TEMPLATES, 'p1')).toEqual([
    {
      at: 1,
      title: '报修进度通知',
      page: 'pages/detail/detail?id=1',
      fields: [
        { label: '工单编号', value: 'BX1' },
        { label: '当前状态', value: '处理中' },
      ],
    },
  ]);
});

test('what was refused, or sent to somebody else, is not shown', () => {
  const others = [
    { ...SENT, errcode: 43101 },
    { ...SENT, touser: 'p2' },
  ];
  expect(serviceMessages(others, TEMPLATES, 'p1')).toEqual([]);
});
