/**
 * Raised with every change to the node, mark or attribute names below. The server turns away a page that was loaded with
 * another version, because the binding deletes what its schema cannot build and would sync that deletion to everybody.
 */
export const SCHEMA_VERSION = 1

/** The only root of a section's Y.Doc besides the `meta` map. */
export const CONTENT_ROOT = 'content'
