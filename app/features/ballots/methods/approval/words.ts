/** One for each option that is approved, by its id. */
export type ApprovalAnswer = { [option: string]: number }
