/** Says what is wrong with what was sent, beside its field. */
export type Refuse = (field: string, message: string) => void
