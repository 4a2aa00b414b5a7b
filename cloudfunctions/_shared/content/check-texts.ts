/** Words through WeChat's content check. Source: security.msgSecCheck, version 2. */
import { type Verdict, VERDICTS, type Verdicts } from '@xiuda/domain';
import { platform } from '../sdk';

/** WeChat's interfaces of content security are asked in this version; another one answers in other words. */
export const CHECK_VERSION = 2;
/** `scene` 2: comments. The person must have used the mini program within two hours; they have just called. */
export const SCENE_COMMENT = 2;

async function verdictOn(content: string, openid: string): Promise<Verdict | undefined> {
  const options = { version: CHECK_VERSION, scene: SCENE_COMMENT, openid, content };
  const { result } = await platform.openapi.security.msgSecCheck(options);
  return VERDICTS.find((verdict) => verdict === result?.suggest);
}

/** A refusal has to stand at its field, so each is asked about for itself. One that cannot be checked has no verdict. */
export async function checkTexts(texts: Readonly<Record<string, string>>, openid: string): Promise<Verdicts> {
  const verdicts = await Promise.all(
    Object.entries(texts).map(async ([field, content]) => {
      const verdict = await verdictOn(content, openid).catch((error: unknown) => {
        console.error(`msgSecCheck of ${field}`, error);
        return undefined;
      });
      return verdict ? [[field, verdict]] : [];
    }),
  );
  return Object.fromEntries(verdicts.flat());
}
