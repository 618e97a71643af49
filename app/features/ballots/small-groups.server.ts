// The door for chapters that show counts of small groups as well.
export { chooseHidden } from './small-groups.ts'
