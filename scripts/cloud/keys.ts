/** Whoever reaches the cloud from outside of it shows the keys of a Tencent Cloud account: from the environment, or from `.env`. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { inRoot } from '../paths';

export interface Keys {
  readonly secretId: string;
  readonly secretKey: string;
  /** Of temporary keys. */
  readonly token?: string;
  /** Where the environment stands; WeChat's own stand in Shanghai. */
  readonly region: string;
  /** Of the institution's network, for https; absent: straight. */
  readonly proxy?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const FILE = '.env';

/** What stands in `.env`, which is no part of git; the environment goes first. */
export function variables(environment: Variables = process.env, file = inRoot(FILE)): Variables {
  return { ...(existsSync(file) && parseEnv(readFileSync(file, 'utf8'))), ...environment };
}

/** @throws Error one sentence that names what is missing and where it comes from */
export function keysFrom(given: Variables = variables()): Keys {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = given;
  if (!secretId || !secretKey) {
    const missing = [
      ...(secretId ? [] : ['TENCENTCLOUD_SECRETID']),
      ...(secretKey ? [] : ['TENCENTCLOUD_SECRETKEY']),
    ];
    throw new Error(
      `缺少 ${missing.join('、')}。在腾讯云“访问管理 → API 密钥管理”里取得，写进 ${FILE} 或环境变量（见 docs/deploy.md）`,
    );
  }
  const { TENCENTCLOUD_SESSIONTOKEN: token, TENCENTCLOUD_REGION: region = 'ap-shanghai' } = given;
  const proxy = given.https_proxy || given.HTTPS_PROXY;
  return { secretId, secretKey, region, ...(token && { token }), ...(proxy && { proxy }) };
}
