/** What an answer of the platform, or the lack of one, means to whoever runs a deploy: one clear sentence. */

interface Parts {
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly message?: unknown;
  readonly type?: unknown;
}

const partsOf = (error: unknown): Parts => (typeof error === 'object' && error !== null ? error : {});

/** manager-node hands on what went wrong with the network as the message of its own error. */
const innermost = (error: unknown): Parts => {
  const parts = partsOf(error);
  return typeof parts.message === 'object' ? innermost(parts.message) : parts;
};

/** The platform's code, or that of the network; empty where there is neither. */
export function codeOf(error: unknown): string {
  const { code, errno } = innermost(error);
  const found = code || errno;
  return found === undefined ? '' : String(found);
}

/** manager-node puts names of its actions before what the platform says; whoever reads this knows what was done. */
const OWN_WORDS = /^(\[[\w-]+\] *|(部署|函数代码更新|更新函数配置|创建触发器|删除触发器)失败：\s*)+/;

const messageOf = (error: unknown): string =>
  String(innermost(error).message ?? error)
    .replace(OWN_WORDS, '')
    .split('\n')
    .filter(Boolean)
    .join('；')
    .slice(0, 300);

/** First match wins. */
const REASONS: readonly (readonly [code: RegExp, sentence: string])[] = [
  [/^AuthFailure\.SignatureExpire|^SIGN_EXPIRED/, '这台电脑的时间不准，请校准时间后再试'],
  [
    /^AuthFailure\.TokenFailure/,
    '临时密钥已过期，请重新取得 TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 和 TENCENTCLOUD_SESSIONTOKEN',
  ],
  [
    /^AuthFailure\.Unauthorized|^UnauthorizedOperation|^OperationDenied|PERMISSION_DENIED/,
    '这组密钥没有权限，请在腾讯云“访问管理”里给它的用户加上 QcloudTCBFullAccess 和 QcloudSCFFullAccess',
  ],
  [
    /^AuthFailure|^SIGN_PARAM_INVALID|^INVALID_(CREDENTIALS|SECRET)/,
    '密钥不对，请检查 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY',
  ],
  [/^RequestLimitExceeded/, '云平台说请求太频繁，请过几分钟再试'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, '找不到云平台的地址，请检查这台电脑能否上网；要经过代理时请设置 https_proxy'],
  [
    /^(ECONNREFUSED|E(SOCKET)?TIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    '连不上云平台，请检查网络；要经过代理时请检查 https_proxy',
  ],
  [/^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, '网络中断，没有收到云平台的答复'],
  [/CERT|SELF_SIGNED/, '网络里有设备替换了证书，请把它的根证书写进环境变量 NODE_EXTRA_CA_CERTS'],
  [/^LimitExceeded/, '超过了套餐的数量限制，请在云开发控制台查看用量，需要时升级套餐'],
];

const isPage = (message: string): boolean => /^\s*(<|$)/.test(message);

/** In Chinese, with what the platform said where that helps whoever reads it. */
export function reasonOf(error: unknown): string {
  const [code, message] = [codeOf(error), messageOf(error)];
  const known = REASONS.find(([pattern]) => pattern.test(code))?.[1];
  if (known) return known;
  if (/socket hang up|network timeout|Premature close/i.test(message))
    return '网络中断，没有收到云平台的答复';
  if (!code && isPage(message)) return '云平台的答复看不懂（可能是网络中间的设备在应答），请稍后再试';
  return code ? `云平台说：${message}（${code}）` : message;
}

/** Looking changes nothing, so that a failure of it needs no more than its reason. */
export async function looking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}
