export { type ReadNumber, readNumber, type Quantity } from './quantity.ts';
export {
  formatNumericAnswer,
  matches,
  type NumericAnswer,
  overlap,
  type ParsedAnswer,
  parseNumericAnswer,
} from './numeric-answer.ts';
