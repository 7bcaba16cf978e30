export { type Difference, difference } from './difference.ts';
export { foldText, sameOutput, sameText, type TextRule } from './fold.ts';
export { isNear } from './near.ts';
