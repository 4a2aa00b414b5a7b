/** Stored and transported shapes of people. */
import type { Deputy, DeputyView, PrincipalView } from './deputy';
import type { Leave } from './handover';
import type { StaffRole } from './roles';

/** `accounts`: one per WeChat user, `_id` is the openid. */
export interface Account {
  readonly _id: string;
  /** Number that WeChat vouched for. */
  readonly phone?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  /** Id of the area of the last report, and its address. */
  readonly lastPlace?: LastPlace;
  /** Roster row bound to this person. */
  readonly staffNo?: string;
  /** requestId of the call that bound it, so that the same call again is no second binding. */
  readonly boundBy?: string;
  /** Instants of failed attempts to bind, the latest hour of them. */
  readonly bindFailures?: readonly Date[];
  /** The person wants to be forgotten: set until everything is done, and then the account is gone. */
  readonly removing?: Removing;
  readonly createdAt: Date;
}

/** A removal on its way. */
export interface Removing {
  /** What stands for this person from now on: drawn once, so that a removal that is resumed goes on with the same. */
  readonly id: string;
  /** When it was asked for. */
  readonly at: Date;
  /** When nothing stood in its way and it began; from then on there is no way back. */
  readonly since?: Date;
}

export interface LastPlace {
  readonly areaId: string;
  readonly address: string;
}

/** `staff`: the roster (人员名册), `_id` is the staff number. */
export interface StaffRow {
  readonly _id: string;
  readonly name: string;
  readonly phone?: string;
  readonly roles: readonly StaffRole[];
  readonly active: boolean;
  /** 负责区域: ids of the places that this person looks after, each with all that lies below it. */
  readonly areas?: readonly string[];
  /** 工种, by the names that items have. */
  readonly trades?: readonly string[];
  /** Set once bound. */
  readonly openid?: string;
  /** Set while roles are being taken away. */
  readonly leaving?: Leave;
  /** 代理: who stands in for this person, and on which days. */
  readonly deputy?: Deputy;
}

/** What a person's own client sees of the account. */
export interface AccountView {
  readonly name?: string;
  readonly phone?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly lastPlace?: LastPlace;
  readonly staff?: {
    readonly staffNo: string;
    readonly name: string;
    readonly roles: readonly StaffRole[];
    /** Who stands in for this person, now or later. */
    readonly deputy?: DeputyView;
    /** Whom this person stands in for now; absent where nobody. */
    readonly standsFor?: readonly PrincipalView[];
  };
}

/** A person to choose in a form. */
export interface StaffOption {
  readonly staffNo: string;
  readonly name: string;
  /** Open tickets in this person's hands in the role asked for. */
  readonly openTickets: number;
  /** Why this person is suggested for the ticket at hand: 派单规则：3栋 · 水电. */
  readonly reason?: string;
}
