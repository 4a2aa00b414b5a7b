import QRCode from 'qrcode';
import type { MessageRules } from './subscribe-message';
import type { OpenapiAnswer, OpenapiHandler } from './index';

/** 1 to 32 of the characters that WeChat's manual lists. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const VERSIONS: readonly unknown[] = [undefined, 'release', 'trial', 'develop'];
const [NARROWEST, USUAL, WIDEST] = [280, 430, 1280];

/** The path that scanning opens, as the phone's scanner takes it when it is typed. */
export const codeText = (page: string, scene: string): string => `${page}?scene=${encodeURIComponent(scene)}`;

type Args = Readonly<Record<string, unknown>>;

/** The numbers are those of the manual; which of them WeChat gives for which argument is not verified beyond 41030. */
function refusal(args: Args, published: MessageRules['pages']): OpenapiAnswer | undefined {
  const { scene, page = '', width = USUAL, check_path = true, env_version } = args;
  if (typeof scene !== 'string' || !SCENE.test(scene)) return { errcode: 40129, errmsg: 'invalid scene' };
  const isWidth = typeof width === 'number' && width >= NARROWEST && width <= WIDEST;
  if (!isWidth || !VERSIONS.includes(env_version)) return { errcode: 40097, errmsg: 'invalid args' };
  const isPath = typeof page === 'string' && !/^\/|\?/.test(page);
  const isThere = check_path === false || !published || published().includes(String(page));
  return isPath && isThere ? undefined : { errcode: 41030, errmsg: 'invalid page' };
}

/**
 * `wxacode.getUnlimited`: 40129 for a scene that a code cannot hold, 41030 for a page that is not published, 40097 for the rest.
 * The picture is a square QR code as PNG whose text is the path; WeChat's is the round code as JPEG, which only WeChat reads.
 */
export const getUnlimited =
  (published: MessageRules['pages']): OpenapiHandler =>
  async (args) => {
    const refused = refusal(args, published);
    if (refused) return refused;
    const { scene, page = '', width = USUAL } = args;
    const buffer = await QRCode.toBuffer(codeText(String(page), String(scene)), {
      width: Number(width),
      margin: 2,
      errorCorrectionLevel: 'M',
    });
    return { contentType: 'image/png', buffer };
  };
