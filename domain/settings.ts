/** What an institution sets for itself: `settings`, one document per part, `_id` is its name. */
import { NO_RULES, type Rules } from './rules';
import type { ClockSettings } from './clocks';

/** The three subscribe messages: 进度通知, 新工单, 待办审核. */
export const TEMPLATE_KEYS = ['progress', 'task', 'review'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** What a subscribe message can say of a ticket. */
export const FACTS = [
  'number',
  'item',
  'place',
  'description',
  'status',
  'time',
  'note',
  'person',
  'phone',
] as const;
export type Fact = (typeof FACTS)[number];

/** A template as it was chosen in WeChat's console: every account has ids and keyword names of its own. */
export interface TemplateSetting {
  readonly id: string;
  /** Keyword (`thing1`, `character_string2`) → what stands there. */
  readonly fields: Readonly<Record<string, Fact>>;
}

/** Whose repair service this is, as its users read it; texts are empty where nothing is set. */
export interface Institution {
  readonly name: string;
  /** Service telephone. */
  readonly phone: string;
  /** Service hours in words. */
  readonly hours: string;
  /** 服务范围: what is repaired here and what is not. */
  readonly scope: string;
}

/** Bounds that an institution chooses within those of the input schemas. */
export interface Limits {
  /** Photos of one step, 1-6. */
  readonly photos: number;
  /** Hours between two times that a reporter may urge. */
  readonly urgeHours: number;
  /** Days after which the system accepts a result that nobody has spoken against. */
  readonly acceptDays: number;
}

export interface Settings {
  readonly institution: Institution;
  readonly limits: Limits;
  readonly messages: {
    /** A template that is not set is not sent. */
    readonly templates: Readonly<Partial<Record<TemplateKey, TemplateSetting>>>;
    /** Which version of the mini program a tap opens. Source: `miniprogram_state` of subscribeMessage.send. */
    readonly opens: 'formal' | 'trial' | 'developer';
  };
  readonly content: {
    /** What people write goes through WeChat's content check. */
    readonly checksText: boolean;
    readonly checksPhotos: boolean;
  };
  /** What may be done differently where something is dangerous. */
  readonly urgency: Rules;
  /** How long each stage may take, and when time counts. */
  readonly clocks: ClockSettings;
}

export type SettingsPart = keyof Settings;

/** What holds where nobody has set anything: no templates, everything checked, work on every weekday. */
export const DEFAULT_SETTINGS: Settings = {
  institution: { name: '', phone: '', hours: '', scope: '' },
  limits: { photos: 6, urgeHours: 4, acceptDays: 3 },
  messages: { templates: {}, opens: 'formal' },
  content: { checksText: true, checksPhotos: true },
  urgency: NO_RULES,
  clocks: {
    hours: {
      normal: { review: 4, dispatch: 4, repair: 20, confirm: 10 },
      dangerous: { review: 1, dispatch: 1, repair: 4, confirm: 24 },
    },
    calendar: { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', dates: {} },
  },
};

export const SETTINGS_PARTS = Object.keys(DEFAULT_SETTINGS) as SettingsPart[];

/** What every phone is told: the institution, and what its forms obey. */
export interface ServiceInfo extends Institution {
  /** Photos of one step at most. */
  readonly photos: number;
  /** Days after which the system accepts a result. */
  readonly acceptDays: number;
}

export const serviceOf = ({
  institution,
  limits,
}: Pick<Settings, 'institution' | 'limits'>): ServiceInfo => ({
  ...institution,
  photos: limits.photos,
  acceptDays: limits.acceptDays,
});

/** How often somebody may still be told by each template. */
export type GrantCounts = Readonly<Record<TemplateKey, number>>;

export const NO_GRANTS: GrantCounts = { progress: 0, task: 0, review: 0 };
