import type { ClassAnalysis } from '../analysis/class-analysis.ts';
import type { TeacherFinding } from '../analysis/findings/finding.ts';
import { analysisToJson } from '../analysis/test-theory/analysis-json.ts';

/**
 * A finding as published JSON: { rank, code, items, response, students, message, evidence, patch }, `response` and
 * `students` null where it is about none, evidence rounded to nine significant digits, and as `patch` a unified diff of the
 * deck that would follow from it, or null.
 */
export function findingToJson({ rank, code, items, response, students, message, evidence, patch }: TeacherFinding) {
  const rounded = Object.entries(evidence).map(([name, value]) => [name, Number(value.toPrecision(9))] as const);
  return {
    rank,
    code,
    items,
    response: response ?? null,
    students: students ?? null,
    message,
    evidence: Object.fromEntries(rounded),
    patch: patch ?? null,
  };
}

/** The document of `viva analyze --json` and of items.json: the statistics, and as `findings` what a teacher should look at. */
export function classToJson({ analysis, findings }: ClassAnalysis) {
  return { ...analysisToJson(analysis), findings: findings.map(findingToJson) };
}
