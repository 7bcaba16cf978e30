export { type Difference, difference } from './difference.ts';
export { foldForSearch, foldText, sameOutput, sameText, type TextRule } from './fold.ts';
export { isNear } from './near.ts';
