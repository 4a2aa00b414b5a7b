/**
 * Lets `selfcheck` try WeChat's APIs as another function: permissions belong to the function that has them registered, so only
 * that one can find out. Nothing but numbers comes back.
 */
import { parse, type Result } from '@xiuda/domain';
import * as z from 'zod/mini';
import { isFrom } from './internal';
import { within } from './patience';
import { type Data, platform } from './sdk';
import { VERSION } from './version';

const PROBE = z.object({
  requests: z.array(
    z.object({
      /** `subscribeMessage.send`. */
      api: z.string().check(z.regex(/^\w+\.\w+$/)),
      options: z.record(z.string(), z.unknown()),
    }),
  ),
});

export type ProbeRequest = z.infer<typeof PROBE>['requests'][number];

export interface ProbeOutcome {
  readonly api: string;
  /** The errcode of WeChat or of the platform before it, 0 for success; `null` where no answer came in time. */
  readonly code: number | null;
  readonly message: string;
}

export interface Probed {
  readonly version: string;
  /** In the order of the requests. */
  readonly outcomes: readonly ProbeOutcome[];
}

/** The platform's own number for it. */
const NO_SUCH_API = -604100;

/** WeChat answers within a second as a rule, ms. */
const PATIENCE = 8000;

type Apis = Readonly<Record<string, Readonly<Record<string, (options: Data) => Promise<unknown>>>>>;

const refused = (api: string, error: unknown): ProbeOutcome => {
  const { errCode, errMsg } = (error ?? {}) as { errCode?: number; errMsg?: string };
  return { api, code: errCode ?? null, message: errMsg ?? String(error) };
};

async function tried({ api, options }: ProbeRequest): Promise<ProbeOutcome> {
  const [group = '', name = ''] = api.split('.');
  const asked = async (): Promise<ProbeOutcome> => {
    try {
      const call = (platform.openapi as unknown as Apis)[group]?.[name];
      if (!call) return { api, code: NO_SUCH_API, message: 'unknown to the SDK' };
      await call(options);
      return { api, code: 0, message: '' };
    } catch (error) {
      return refused(api, error);
    }
  };
  return within(PATIENCE, asked(), { api, code: null, message: '' }, `probe of ${api}`);
}

async function probe(event: unknown): Promise<Result<Probed>> {
  const { requests } = parse(PROBE, event);
  return { ok: true, data: { version: VERSION, outcomes: await Promise.all(requests.map(tried)) } };
}

const isProbe = (event: unknown): boolean =>
  isFrom('scf') && (event as { op?: unknown } | null)?.op === 'probe';

/** A function's `main` that also answers probes of other functions; everybody else's event is `main`'s own. */
export const probed =
  (main: (event: unknown) => Promise<unknown>) =>
  (event: unknown): Promise<unknown> =>
    isProbe(event) ? probe(event) : main(event);
