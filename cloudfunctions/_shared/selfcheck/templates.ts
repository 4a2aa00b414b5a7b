/** Templates of the settings: a sample of each, sent to whoever asks. It uses up one of their consents where they have given any. */
import {
  type Check,
  DETAIL_PAGE,
  EXAMPLE_FACTS,
  fitted,
  OPENS_LABELS,
  type Settings,
  TEMPLATE_KEYS,
  type TemplateKey,
  TEMPLATES,
  type TemplateSetting,
} from '@xiuda/domain';
import type { ProbeOutcome, ProbeRequest } from '../probed';
import { spendGrant } from '../store/grants';
import { readSettings } from '../store/settings';
import { askProbe } from './ask-probe';
import type { Asked } from './asked';
import { type Finding, fine, off, unknown, wrong } from './finding';
import { judgeApi } from './openapi-words';

type Messages = Settings['messages'];

const SENDER = 'notify';
const API = 'subscribeMessage.send';

const place = (key: TemplateKey): string => `“系统设置 → 微信提醒 → ${TEMPLATES[key].label}”`;

const sample = ({ id, fields }: TemplateSetting, opens: Messages['opens'], openid: string): ProbeRequest => ({
  api: API,
  options: {
    ...{ touser: openid, templateId: id, page: DETAIL_PAGE, miniprogramState: opens, lang: 'zh_CN' },
    data: Object.fromEntries(
      Object.entries(fields).map(([keyword, fact]) => [
        keyword,
        { value: fitted(keyword, EXAMPLE_FACTS[fact](new Date())) },
      ]),
    ),
  },
});

/** `thing2` in `argument invalid! data.thing2.value is invalid`. */
const keywordIn = (message: string): string => {
  const [, keyword] = /data\.(\w+)/.exec(message) ?? [];
  return keyword ? `关键词 ${keyword} ` : '有关键词';
};

function judge(key: TemplateKey, outcome: ProbeOutcome, { opens }: Messages): Finding {
  const { code, message } = outcome;
  if (code === 0) return fine('给你发了一条样例提醒（用掉你的一次同意）');
  if (code === 43101) return fine('模板能用（你没有同意过接收，所以样例没有发出）');
  if (code === 40037)
    return wrong(
      '微信没有这个模板（40037）',
      `在公众平台“订阅消息 → 我的模板”里复制模板 ID，填到${place(key)}`,
    );
  if (code === 47003)
    return wrong(
      `${keywordIn(message)}与模板不符（47003）`,
      `照公众平台的模板详情，在${place(key)}里改好关键词编号`,
    );
  if (code === 41030)
    return wrong(
      `提醒打开的页面在${OPENS_LABELS[opens]}里没有（41030）`,
      '先发布小程序；上线前试用，就在“系统设置 → 点提醒打开”里选体验版',
    );
  if (code === 40003) return unknown('微信不认识你的微信号（40003）', '确认小程序和云环境是同一个账号');
  return judgeApi(SENDER, outcome);
}

const named = (key: TemplateKey): Pick<Check, 'id' | 'name'> => ({
  id: `template.${key}`,
  name: `提醒模板 · ${TEMPLATES[key].label}`,
});

const unset = (key: TemplateKey): Check => ({
  ...named(key),
  ...off('没有设置，这类提醒不发', `要发就在公众平台选好模板，填到${place(key)}`),
});

/** What WeChat has counted down is counted down here too. */
const noteSpent = (openid: string, key: TemplateKey): Promise<void> =>
  spendGrant(openid, key).catch((error: unknown) => console.error('grant of the sample', error));

async function tryTemplates(
  keys: readonly TemplateKey[],
  messages: Messages,
  openid: string,
): Promise<Check[]> {
  const requests = keys.flatMap((key) => {
    const template = messages.templates[key];
    return template ? [sample(template, messages.opens, openid)] : [];
  });
  const answer = await askProbe(SENDER, requests);
  if ('finding' in answer) return keys.map((key) => ({ ...named(key), ...answer.finding }));
  return Promise.all(
    keys.map(async (key, at): Promise<Check> => {
      const outcome = answer.outcomes[at];
      if (outcome?.code === 0) await noteSpent(openid, key);
      return { ...named(key), ...(outcome ? judge(key, outcome, messages) : unknown('没有回答')) };
    }),
  );
}

export async function checkTemplates({ openid }: Asked): Promise<Check[]> {
  const messages = await readSettings('messages');
  const set = TEMPLATE_KEYS.filter((key) => messages.templates[key]);
  const tried = set.length ? await tryTemplates(set, messages, openid) : [];
  return TEMPLATE_KEYS.map((key) => tried.find(({ id }) => id === named(key).id) ?? unset(key));
}
