export {
  formatNumericAnswer,
  matches,
  type NumericAnswer,
  overlap,
  type ParsedAnswer,
  parseNumericAnswer,
} from './numeric-answer.ts';
export { type Quantity, type ReadNumber, readNumber } from './quantity.ts';
