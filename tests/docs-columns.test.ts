import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ATTACK_TYPES, GRADES, PLACE_PRECISIONS, TIME_PRECISIONS } from '#lib/schema.ts';

it('docs/columns.md lists the codes in the order in which columns count them', () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/columns.md'), 'utf8').replace(/\s+/g, ' ');
  for (const codes of [ATTACK_TYPES, GRADES, PLACE_PRECISIONS, TIME_PRECISIONS])
    expect(text).toContain(codes.join(', '));
});
