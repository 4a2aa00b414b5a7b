import { pageStyle } from '../../../behaviors/page-style';
import { service } from '../../../services/service';

/** What a person agrees to by logging in. */
const PARAGRAPHS = [
  '这里受理本单位范围内的后勤报修，遇到火情、燃气泄漏、人员受伤，请先拨打 119、120 或保卫电话。',
  '请如实填写地点、情况和联系电话，一处故障报一张工单。内容不实或与后勤无关的工单会被退回。',
  '请不要在文字和照片里留下他人的姓名、电话、证件等信息。',
  '工作人员的身份以单位的人员名册为准，请勿用他人的学工号认证。',
];

Page({
  behaviors: [pageStyle],
  data: { paragraphs: PARAGRAPHS, facts: [] as { label: string; words: string }[] },

  onLoad() {
    const { name, scope, hours, phone } = service();
    const facts = [
      { label: '服务单位', words: name },
      { label: '服务范围', words: scope },
      { label: '服务时间', words: hours },
      { label: '服务电话', words: phone },
    ];
    this.setData({ facts: facts.filter(({ words }) => words) });
  },
});
