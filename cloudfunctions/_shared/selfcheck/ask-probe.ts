/** Asks another function to try its APIs. */
import type { Result } from '@xiuda/domain';
import type { Probed, ProbeRequest } from '../probed';
import { platform } from '../sdk';
import { DEPLOY, type Finding, wrong } from './finding';

/** Numbers of the platform, and what stands in its words where it has none. */
const isMissing = (error: unknown): boolean =>
  /-501000|FUNCTION_NOT_FOUND|could not be found|not exist/i.test(String((error as Error)?.message ?? error));

/** What the function answers, or why it cannot be asked. */
export async function askProbe(
  name: string,
  requests: readonly ProbeRequest[],
): Promise<Probed | { readonly finding: Finding }> {
  try {
    const { result } = await platform.callFunction({ name, data: { op: 'probe', requests } });
    const answer = result as Result<Probed> | undefined;
    if (answer?.ok) return answer.data;
    return { finding: wrong(`云函数 ${name} 是旧版本，不认识自检`, DEPLOY) };
  } catch (error) {
    console.error(`probe of ${name}`, error);
    if (isMissing(error)) return { finding: wrong(`云函数 ${name} 没有部署`, DEPLOY) };
    return {
      finding: wrong(
        `云函数 ${name} 没有运行成功：${String((error as Error)?.message ?? error).slice(0, 120)}`,
        DEPLOY,
      ),
    };
  }
}
