/** What an institution sets for itself: `settings`, one document per part, `_id` is its name. */

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

export interface Settings {
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
}

export type SettingsPart = keyof Settings;

/** What holds where nobody has set anything: no templates, everything checked. */
export const DEFAULT_SETTINGS: Settings = {
  messages: { templates: {}, opens: 'formal' },
  content: { checksText: true, checksPhotos: true },
};

/** How often somebody may still be told by each template. */
export type GrantCounts = Readonly<Record<TemplateKey, number>>;

export const NO_GRANTS: GrantCounts = { progress: 0, task: 0, review: 0 };
