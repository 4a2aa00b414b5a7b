/** What a person agrees to by logging in; who may see what follows the rules of visibility in domain/. */
export interface Terms {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export const TERMS = {
  agreement: {
    title: '用户协议',
    paragraphs: [
      '这里受理本单位范围内的后勤报修，遇到火情、燃气泄漏、人员受伤，请先拨打 119、120 或保卫电话。',
      '请如实填写地点、情况和联系电话，一处故障报一张工单。内容不实或与后勤无关的工单会被退回。',
      '请不要在文字和照片里留下他人的姓名、电话、证件等信息。',
      '工作人员的身份以单位的人员名册为准，请勿用他人的学工号认证。',
    ],
  },
  privacy: {
    title: '隐私保护指引',
    paragraphs: [
      '为了办理报修，我们保存你的微信用户标识、手机号、报修人姓名、地点、文字和照片，工作人员另有学工号和姓名。',
      '工单由你本人、预审员、经办的审核员和维修工以及管理员看到。工单办结后，经办人只能看到打码的联系电话。',
      '手机号只用来联系维修和核对工作人员身份，可以不绑定，报修时手动填写。',
      '相机和相册只在你添加照片时使用。这些信息不用于其他用途。',
      '想查询、更正或删除自己的信息，请联系后勤服务电话或管理员。',
    ],
  },
} as const satisfies Record<string, Terms>;

export type TermsId = keyof typeof TERMS;
