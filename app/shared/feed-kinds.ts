/** What a reader of the feed filters by. */
export const FEED_KINDS = ['framework', 'comments', 'indicators', 'ballots', 'sessions', 'people'] as const
export type FeedKind = (typeof FEED_KINDS)[number]
