/** Who opens which page of the mini program, on the demo campus. */

/** Openids of the demo campus; `nobody` has not logged in. */
export const REPORTER = 'demo-reporter-1';
export const PRE_REVIEWER = 'demo-pre-reviewer-1';
export const REVIEWER = 'demo-reviewer-1';
export const WORKER = 'demo-worker-1';
export const ADMIN = 'demo-admin-1';
export const NOBODY = 'bench-nobody';

export interface Visit {
  /** As app.json has it, from the root. */
  readonly page: string;
  /** Where several open it; otherwise it goes by its path. */
  readonly name?: string;
  /** `{pending}` stands for an id that only the data know; see named-things.ts. */
  readonly query?: string;
  /** It is asked by another page, with this button. */
  readonly from?: { readonly page: string; readonly button: RegExp };
}

/** Where each person's work begins: opened first, as the app opens it. */
export const TABS: Readonly<Record<string, string>> = {
  [REPORTER]: 'pages/reporter/reporter',
  [PRE_REVIEWER]: 'pages/pre-reviewer/pre-reviewer',
  [REVIEWER]: 'pages/reviewer/reviewer',
  [WORKER]: 'pages/worker/worker',
  [ADMIN]: 'pages/me/me',
};

const account = (name: string, query?: string): Visit => ({
  page: `packages/account/${name}/${name}`,
  ...(query && { query }),
});
const ticket = (name: string, query?: string): Visit => ({
  page: `packages/ticket/${name}/${name}`,
  ...(query && { query }),
});
const admin = (name: string, query?: string): Visit => ({
  page: `packages/admin/${name}/${name}`,
  ...(query && { query }),
});

/** Its answers come in any order, each shown as it comes: what it costs is no count. */
export const NOT_COUNTED: readonly string[] = ['packages/admin/selfcheck/selfcheck'];

/** From a tab page on, each by itself. */
export const VISITS: Readonly<Record<string, readonly Visit[]>> = {
  [NOBODY]: [account('login')],
  [REPORTER]: [
    account('bind'),
    account('terms'),
    account('remove'),
    ticket('create'),
    ticket('submitted', 'id={pending}&number=1'),
    ticket('followed', 'title=%E7%81%AF'),
    ticket('edit', 'id={pending}'),
    ticket('detail', 'id={pending}'),
    ticket('talk', 'id={pending}'),
    ticket('messages'),
  ],
  [PRE_REVIEWER]: [],
  [REVIEWER]: [
    account('deputy'),
    ticket('act', 'id={toReview}&action=dispatch&version=1&title=%E7%81%AF&area=gly-d3-2-201&item=lamp'),
    ticket('reply', 'id={rated}'),
  ],
  [WORKER]: [{ ...ticket('detail', 'id={inRepair}'), name: 'packages/ticket/detail/detail 维修工' }],
  [ADMIN]: [
    admin('home'),
    admin('tickets'),
    admin('ledger'),
    admin('places'),
    { ...admin('place-choice'), from: { page: 'packages/admin/codes/codes', button: /^地点/ } },
    admin('place', 'id=gly&parentId=&name=%E6%A1%82%E6%9E%97%E6%B4%8B&where='),
    admin('place-batch', 'parentId=gly&where=%E6%A1%82%E6%9E%97%E6%B4%8B'),
    admin('codes'),
    admin('first-steps'),
    admin('settings'),
    admin('institution'),
    admin('clocks'),
    admin('working-time'),
    admin('template', 'key=task'),
    admin('audit'),
    admin('roster'),
    admin('person', 'staffNo=W0001'),
    admin('import'),
    admin('handover', 'staffNo=W0001'),
    admin('materials'),
    admin('material', 'id=cartridge-35'),
    admin('stock-move', 'id=cartridge-35&kind=in'),
    admin('stock-ledger'),
    admin('stock-usage'),
    admin('items'),
    admin('item', 'id=lamp'),
    admin('routes'),
    admin('route', 'id={route}'),
    { ...admin('choice'), from: { page: 'packages/admin/route/route', button: /^报修项目/ } },
    admin('export'),
  ],
};
