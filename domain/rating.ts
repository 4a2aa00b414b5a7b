/** What a rating holds beside its overall score. */

/** Whole stars, 1-5, each of them optional. */
export const ASPECTS = { speed: '速度', quality: '质量', attitude: '态度' } as const;
export type Aspect = keyof typeof ASPECTS;
export type AspectScores = Readonly<Partial<Record<Aspect, number>>>;

export const ALL_ASPECTS = Object.keys(ASPECTS) as Aspect[];

/** What is said most often, to tap: those who are content, then those who are not. */
export const GOOD_TAGS = ['上门快', '手艺好', '态度好', '现场干净', '讲解清楚'] as const;
export const BAD_TAGS = ['上门慢', '没有修好', '态度差', '现场没清理', '没打招呼就来'] as const;
export const RATING_TAGS = [...GOOD_TAGS, ...BAD_TAGS] as const;
export type RatingTag = (typeof RATING_TAGS)[number];

export const MOST_TAGS = 5;

/** From so many stars on somebody is content. */
const CONTENT_FROM = 4;

/** The tags that go with this score; none while there is none. */
export const tagsFor = (score: number): readonly RatingTag[] => {
  if (!score) return [];
  return score >= CONTENT_FROM ? GOOD_TAGS : BAD_TAGS;
};
