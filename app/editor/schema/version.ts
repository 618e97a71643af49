/**
 * Raised with every change to the node, mark or attribute names below. The server turns away a page that was loaded with
 * another version, because the binding deletes what its schema cannot build and would sync that deletion to everybody.
 */
export const SCHEMA_VERSION = 2

/**
 * What was typed without a line on a page of this version or a later one stands in a text of the present one as it was written. Raised
 * where the step to a version changes more than it adds: what is older is then offered to its author as words.
 */
export const OLDEST_DRAFT_VERSION = 1

/** The only root of a section's Y.Doc besides the `meta` map. */
export const CONTENT_ROOT = 'content'
