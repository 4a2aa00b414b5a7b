/** Tickets as rows. What is not on the ticket itself is read from its timeline. */
import {
  actionRow,
  ALL_ASPECTS,
  ASPECTS,
  fullTime,
  isOpen,
  type Place,
  RESULT_WORDS,
  statusRow,
  type Ticket,
  type TimelineEntry,
  type UsedMaterial,
} from '@xiuda/domain';
import type { Column } from './column';

/** Parts of a step that rows are made from. */
type Step = Pick<TimelineEntry, 'action' | 'from' | 'to' | 'at'> & {
  readonly by: Pick<TimelineEntry['by'], 'role' | 'name'>;
  readonly input: Pick<TimelineEntry['input'], 'reason'>;
};

export const TICKET_FIELDS = [
  'number',
  'status',
  'createdAt',
  'contactName',
  'contactPhone',
  'area',
  'address',
  'item',
  'description',
  'reviewer',
  'worker',
  'materials',
  'reopenCount',
  'completion',
  'acceptance',
  'rating',
] as const satisfies readonly (keyof Ticket)[];

export const STEP_FIELDS = ['action', 'from', 'to', 'at', 'by.role', 'by.name', 'input.reason'] as const;

/** What an export reads of a ticket. */
export type ExportedTicket = Pick<Ticket, (typeof TICKET_FIELDS)[number]> & {
  readonly timeline: readonly Step[];
};

const HOUR_MS = 3_600_000;

const lastStep = ({ timeline }: ExportedTicket, fits: (step: Step) => boolean): Step | undefined =>
  [...timeline].reverse().find(fits);

/** The step that ended the work on a ticket. */
const closing = (ticket: ExportedTicket): Step | undefined =>
  isOpen(ticket.status)
    ? undefined
    : lastStep(ticket, ({ from, to }) => !isOpen(to) && (from === null || isOpen(from)));

/** The step that gave the ticket to its present worker. */
const assigning = (ticket: ExportedTicket): Step | undefined =>
  ticket.worker &&
  lastStep(
    ticket,
    ({ action }) => actionRow(action).assigns?.includes('worker') || actionRow(action).takesOver === true,
  );

/** When the present worker took it on; a worker before them does not count. */
function acceptance(ticket: ExportedTicket): Step | undefined {
  const since = assigning(ticket);
  return since && lastStep(ticket, ({ action, at }) => action === 'accept' && at >= since.at);
}

const completion = (ticket: ExportedTicket): Step | undefined => {
  const step = closing(ticket);
  return step && statusRow(step.to).group === 'done' ? step : undefined;
};

const when = (step: Step | undefined): string | undefined => step && fullTime(step.at);

const path = (place: Pick<Place, 'path'>): string => place.path.join('/');

const materialText = ({ name, quantity, unit }: UsedMaterial): string => `${name}×${quantity}${unit}`;

/** Hours from report to end, to a tenth. */
function hoursTaken(ticket: ExportedTicket): number | undefined {
  const end = closing(ticket);
  return end && Math.round(((end.at.getTime() - ticket.createdAt.getTime()) / HOUR_MS) * 10) / 10;
}

/** Of work that is confirmed; what nobody has judged yet has no result. */
const resultOf = ({ status, completion: done }: ExportedTicket): string | undefined =>
  done && !isOpen(status) ? RESULT_WORDS[done.result ?? 'fixed'] : undefined;

/** Nobody's answer in time is told apart from a person's: it is no praise. */
const ACCEPTED = { reporter: '报修人验收', system: '系统自动验收' };

const refusal = (ticket: ExportedTicket): Step | undefined => {
  const step = closing(ticket);
  return step && statusRow(step.to).group === 'ended' ? step : undefined;
};

export const TICKET_COLUMNS: readonly Column<ExportedTicket>[] = [
  { heading: '工单号', width: 20, value: ({ number }) => number },
  { heading: '状态', width: 12, value: ({ status }) => statusRow(status).label },
  { heading: '报修时间', width: 17, value: ({ createdAt }) => fullTime(createdAt) },
  { heading: '报修人', width: 10, value: ({ contactName }) => contactName },
  { heading: '联系电话', width: 14, value: ({ contactPhone }) => contactPhone },
  { heading: '区域', width: 26, value: ({ area }) => path(area) },
  { heading: '详细地址', width: 18, value: ({ address }) => address },
  { heading: '项目', width: 18, value: ({ item }) => path(item) },
  { heading: '报修详情', width: 36, value: ({ description }) => description },
  {
    heading: '预审员',
    width: 10,
    value: (ticket) => lastStep(ticket, ({ by }) => by.role === 'preReviewer')?.by.name,
  },
  { heading: '审核员', width: 10, value: ({ reviewer }) => reviewer?.name },
  { heading: '维修工', width: 10, value: ({ worker }) => worker?.name },
  { heading: '派单时间', width: 17, value: (ticket) => when(assigning(ticket)) },
  { heading: '接单时间', width: 17, value: (ticket) => when(acceptance(ticket)) },
  { heading: '完工时间', width: 17, value: (ticket) => when(completion(ticket)) },
  { heading: '处理时长（小时）', width: 14, value: hoursTaken },
  { heading: '耗材', width: 28, value: ({ materials }) => materials.map(materialText).join('、') || null },
  { heading: '维修结果', width: 10, value: resultOf },
  { heading: '处理建议', width: 26, value: ({ completion: done }) => done?.advice },
  { heading: '返修次数', width: 9, value: ({ reopenCount }) => reopenCount },
  { heading: '验收', width: 13, value: ({ acceptance: accepted }) => accepted && ACCEPTED[accepted.by] },
  { heading: '评分', width: 7, value: ({ rating }) => rating?.score },
  ...ALL_ASPECTS.map((aspect) => ({
    heading: ASPECTS[aspect],
    width: 7,
    value: ({ rating }: ExportedTicket) => rating?.[aspect],
  })),
  { heading: '评价标签', width: 20, value: ({ rating }) => rating?.tags?.join('、') },
  { heading: '评价', width: 26, value: ({ rating }) => rating?.comment },
  { heading: '拒绝或取消的原因', width: 26, value: (ticket) => refusal(ticket)?.input.reason },
];
