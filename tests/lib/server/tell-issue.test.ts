import { expect, it } from 'vitest';
import { briefRequest } from '#lib/brief/brief-schema.ts';
import { tellIssue } from '#lib/server/tell-issue.ts';
import { rulingRequest } from '#lib/wire.ts';

it.each([
  [briefRequest, {}, /^draft: .*string/],
  [briefRequest, [], /^body: .*object/],
  [briefRequest, { draft: 5 }, /^draft: .*string/],
  [briefRequest, { draft: 'types=drone_strike', extra: 1 }, /^extra: unknown field/],
  [briefRequest, { title: 'A night', scenes: [{}] }, /^scenes\.0\.id: .*string/],
  [rulingRequest, { kind: 'delete' }, /^kind: .*'together'/],
  [rulingRequest, { kind: 'grade', incident: 'a', level: 'sure' }, /^level: .*"fair"/],
  [rulingRequest, { kind: 'grade', incident: 'a', level: null, why: 'x' }, /^why: unknown field/],
])('tells what the nearest shape has against a value: %#', (shape, value, line) => {
  const parsed = shape.safeParse(value);
  expect(parsed.success).toBe(false);
  if (!parsed.success) expect(tellIssue(parsed.error)).toMatch(line);
});
