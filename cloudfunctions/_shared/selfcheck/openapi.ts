/** WeChat's APIs, tried by each function that has them in its definition, with requests that change nothing. */
import { CODE_PAGE, type Check } from '@xiuda/domain';
import { functions } from '../../../cloudbase';
import type { ProbeRequest } from '../probed';
import { VERSION } from '../version';
import { askProbe } from './ask-probe';
import type { Asked } from './asked';
import { CHECK_VERSION, SCENE_COMMENT } from '../content/check-texts';
import { DEPLOY, unknown, wrong } from './finding';
import { apiLabel, judgeApi } from './openapi-words';
import { sampleLink } from './sample-picture';

type Sample = (asked: Asked) => Promise<Record<string, unknown>>;

const NOTHING = 'selfcheck';
const IMAGE = 2;
const CHECKED = { version: CHECK_VERSION, scene: SCENE_COMMENT };

/** Harmless: wrong codes and templates are refused by WeChat, and a refusal shows that it was reached. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  'phonenumber.getPhoneNumber': async () => ({ code: NOTHING }),
  'subscribeMessage.send': async ({ openid }) => ({
    ...{ touser: openid, templateId: NOTHING, data: {}, miniprogramState: 'formal', lang: 'zh_CN' },
  }),
  'security.msgSecCheck': async ({ openid }) => ({ ...CHECKED, openid, content: '系统自检' }),
  'security.mediaCheckAsync': async ({ openid }) => ({
    ...CHECKED,
    ...{ openid, mediaType: IMAGE, mediaUrl: await sampleLink() },
  }),
  'wxacode.getUnlimited': async () => ({
    ...{ scene: NOTHING, page: CODE_PAGE, width: 280, checkPath: false, envVersion: 'release' },
  }),
};

/** Functions that call WeChat. */
export const CALLING_WECHAT = functions.filter(({ openapi }) => openapi.length > 0);

type Named = Pick<Check, 'id' | 'name'>;

const named = (name: string, api: string): Named => ({
  id: `openapi.${name}.${api}`,
  name: `${name} · ${apiLabel(api)}`,
});

async function requestsOf(openapi: readonly string[], asked: Asked): Promise<ProbeRequest[]> {
  return Promise.all(openapi.map(async (api) => ({ api, options: (await SAMPLES[api]?.(asked)) ?? {} })));
}

/** One check for each API that the function has in its definition. */
export async function checkOpenapi(name: string, openapi: readonly string[], asked: Asked): Promise<Check[]> {
  const answer = await askProbe(name, await requestsOf(openapi, asked));
  if ('finding' in answer) return [{ id: `openapi.${name}`, name, ...answer.finding }];
  const checks = openapi.map((api, at): Check => {
    const outcome = answer.outcomes[at];
    return { ...named(name, api), ...(outcome ? judgeApi(name, outcome) : unknown('没有回答')) };
  });
  if (answer.version === VERSION) return checks;
  const found = `云函数 ${name} 是 ${answer.version}，自检是 ${VERSION}`;
  return [...checks, { id: `version.${name}`, name: `${name} · 版本`, ...wrong(found, DEPLOY) }];
}
