/** Stored shapes of a ticket. The document is the aggregate: everything that a step changes is in it. */
import type { ActionId } from './actions';
import type { ContentRemarks } from './content';
import type { DangerKind } from './danger';
import type { Notice } from './notices';
import type { Reminded } from './overdue';
import type { PauseReason } from './pause-reasons';
import type { AspectScores, RatingTag } from './rating';
import type { ActorRole, Role } from './roles';
import type { Status } from './statuses';

/** A chosen node of a catalog tree: its id and the names from the root to it. */
export interface Place {
  readonly id: string;
  readonly path: readonly string[];
}

export interface StaffRef {
  readonly staffNo: string;
  readonly name: string;
}

export interface ReporterRef {
  readonly openid: string;
  readonly name: string;
  readonly phone?: string;
}

/** Quantity is a whole number of `unit`. */
export interface UsedMaterial {
  readonly materialId: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
}

/** Who made a step, in the role that the action's row names. */
export interface StepActor {
  readonly role: ActorRole;
  readonly openid: string;
  readonly staffNo?: string;
  readonly name: string;
  /** 代理: whoever is named on the ticket, where this person acted in their place. */
  readonly onBehalfOf?: StaffRef;
}

/** A person's own words and pictures at one moment; photos are storage file ids. */
export interface StepRecord {
  readonly by: StaffRef;
  readonly at: Date;
  readonly note?: string;
  readonly photos?: readonly string[];
}

/** How the work ended; entries from before this was asked for have none and mean fixed. */
export const RESULTS = ['fixed', 'unfixable'] as const;
export type WorkResult = (typeof RESULTS)[number];

export const RESULT_WORDS: Readonly<Record<WorkResult, string>> = { fixed: '已修好', unfixable: '未能修复' };
/** Said wherever the work is told of: it is no success. */
export const UNFIXABLE = RESULT_WORDS.unfixable;

export interface Completion extends StepRecord {
  readonly result?: WorkResult;
  /** What should be done instead, where it could not be repaired. */
  readonly advice?: string;
}

/** Scores are whole stars, 1-5. */
export interface Rating extends AspectScores {
  readonly at: Date;
  readonly score: number;
  readonly tags?: readonly RatingTag[];
  readonly comment?: string;
}

/** Who took the result as good: the reporter, or nobody in time, which is no praise. */
export interface Acceptance {
  readonly by: 'reporter' | 'system';
  readonly at: Date;
}

/** Why nothing goes on for now. */
export interface Pause {
  readonly by: StaffRef;
  readonly at: Date;
  readonly reasonCode: PauseReason;
  readonly note: string;
  /** When it is expected to go on. */
  readonly expectedAt?: Date;
}

/** A step's input, parsed, and resolved: ids replaced or accompanied by names, so that the story reads alone. */
export interface ResolvedInput {
  readonly number?: string;
  readonly reporter?: ReporterRef;
  readonly area?: Place;
  readonly areaIds?: readonly string[];
  readonly address?: string;
  readonly item?: Place;
  /** 工种 and danger of the item when it was reported. */
  readonly trade?: string;
  readonly danger?: DangerKind;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly description?: string;
  readonly photos?: readonly string[];
  readonly reviewer?: StaffRef;
  readonly worker?: StaffRef;
  readonly reason?: string;
  readonly note?: string;
  readonly materials?: readonly UsedMaterial[];
  readonly result?: WorkResult;
  readonly advice?: string;
  readonly reasonCode?: PauseReason;
  readonly expectedAt?: Date;
  readonly score?: number;
  readonly speed?: number;
  readonly quality?: number;
  readonly attitude?: number;
  readonly tags?: readonly RatingTag[];
  readonly comment?: string;
}

export interface TimelineEntry extends ContentRemarks {
  readonly requestId: string;
  /** Fingerprint of the parsed input, to tell a repeat from another wish under the same requestId. */
  readonly inputDigest: string;
  readonly action: ActionId;
  readonly from: Status | null;
  readonly to: Status;
  readonly by: StepActor;
  readonly at: Date;
  readonly input: ResolvedInput;
}

/** `role:preReviewer`, `staff:S1`, `reporter` or `followers`; expanded to people when it is delivered. */
export type AddresseeRule = `role:${Role}` | `staff:${string}` | 'reporter' | 'followers';

interface Waiting {
  readonly to: AddresseeRule;
  readonly at: Date;
  /** openid of who acted: nobody is told of their own step. */
  readonly by: string;
}

/** A step, told to one addressee rule; written together with it. */
export interface StepEntry extends Waiting {
  readonly action: ActionId;
  /** Version of the ticket that the step made. */
  readonly version: number;
  readonly notice?: undefined;
}

/** A notice, told to one addressee rule; written together with what causes it. */
export interface NoticeEntry extends Waiting {
  readonly notice: Notice;
  /** In which role they are told. */
  readonly as: Role;
  /** Version that the ticket had. */
  readonly version: number;
}

/** One message that waits until it is delivered. */
export type OutboxEntry = StepEntry | NoticeEntry;

/** 回复评价: an answer to what the reporter gave at `ratedAt`. */
export interface RatingReply {
  readonly ratedAt: Date;
  readonly at: Date;
  readonly by: StepActor;
  readonly text: string;
  /** Id and fingerprint of the wish, to tell a repeat. */
  readonly wish: string;
  readonly inputDigest: string;
}

export interface Ticket {
  readonly _id: string;
  readonly number: string;
  readonly reporter: ReporterRef;
  readonly area: Place;
  /** Ids of the area and all its ancestors, root first. */
  readonly areaIds: readonly string[];
  readonly address: string;
  readonly item: Place;
  /** 工种 of the item when it was reported. */
  readonly trade?: string;
  /** Set where the item was marked dangerous when it was reported. */
  readonly danger?: DangerKind;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly description: string;
  /** Storage file ids. */
  readonly photos: readonly string[];
  readonly status: Status;
  /** Starts at 1 and counts transitions. */
  readonly version: number;
  /** Last change of status or owner. */
  readonly since: Date;
  /** When the clock that runs now began to run (`clock` of the status). */
  readonly stageSince: Date;
  readonly reviewer?: StaffRef;
  readonly worker?: StaffRef;
  /** Who had repaired it when it was reopened. */
  readonly suggestedWorker?: StaffRef;
  /** How often it was reopened; absent: never. */
  readonly reopenCount?: number;
  readonly materials: readonly UsedMaterial[];
  readonly pause?: Pause;
  readonly completion?: Completion;
  readonly confirmation?: StepRecord;
  readonly acceptance?: Acceptance;
  readonly rating?: Rating;
  /** `role:staffNo` of everybody who acted or was assigned in that role and is not its present assignee. */
  readonly past: readonly string[];
  readonly timeline: readonly TimelineEntry[];
  readonly outbox: readonly OutboxEntry[];
  /** When delivery is tried next; absent where everything is delivered. */
  readonly outboxDueAt?: Date;
  /** Deliveries that have failed since the last that did not. */
  readonly outboxTries?: number;
  /** When whose turn it is last opened it; tells nothing where it is before `since`. */
  readonly openedAt?: Date;
  /**
   * Where it stands before others that wait: 2 where it is dangerous, 1 more while it is urged. A mark like the two above; set again
   * whenever `since` changes.
   */
  readonly rank?: number;
  /** How often whoever has the turn was urged, and when last; taken away whenever `since` changes. */
  readonly urged?: { readonly count: number; readonly at: Date };
  /** The last 催促 of all: it bounds the next one. */
  readonly lastUrge?: { readonly at: Date; readonly requestId: string };
  /** How many people have said 我也遇到. */
  readonly affected?: number;
  /** One per rating at most; the reply to a rating that is gone stays readable in the timeline. */
  readonly ratingReplies?: readonly RatingReply[];
  /** Reminders that people have had of its present stage; removed whenever `stageSince` changes. */
  readonly reminded?: Reminded;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
