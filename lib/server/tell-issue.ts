/** What a shape has against a value, in one line. */
import type { z } from 'zod';

/**
 * The first issue as "field: what it must be". Where several shapes are possible, it is told of the one that the value
 * comes nearest to: the one whose first issue lies deepest, or, of equals, has the fewest issues.
 */
export function tellIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue === undefined ? 'body: malformed' : tell(issue, []);
}

function tell(issue: z.core.$ZodIssue, outer: readonly PropertyKey[]): string {
  const path = [...outer, ...issue.path];
  if (issue.code === 'invalid_union') {
    const [nearest] = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a) || a.length - b.length);
    if (nearest?.[0]) return tell(nearest[0], path);
  }
  if (issue.code === 'unrecognized_keys') {
    return `${[...path, issue.keys.join(', ').slice(0, 200)].join('.')}: unknown field`;
  }
  return `${path.join('.') || 'body'}: ${issue.message}`;
}

function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  return issues[0]?.path.length ?? 0;
}
