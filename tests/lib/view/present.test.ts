import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterPoints } from '#lib/query/cluster-points.ts';
import { frameCamera, incidentsInFrame } from '#lib/view/frame-camera.ts';
import { presentCommand, sceneOfDigits, spellElapsed } from '#lib/view/present-keys.ts';
import { layoutSceneMarks } from '#lib/view/scene-marks.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';
import { EN } from '../../fixtures/words.ts';

describe('presenting by keys', () => {
  it.each([
    ['ArrowRight', false, { type: 'step', by: 1 }],
    ['ArrowRight', true, { type: 'scrub', by: 1 }],
    ['Home', false, { type: 'go', to: 'first' }],
    ['B', true, { type: 'blank' }],
    [' ', false, { type: 'play' }],
    ['7', false, { type: 'digit', digit: 7 }],
    ['x', false, null],
    ['constructor', false, null],
  ])('%s (shift %s) is %j', (key, isShifted, command) => {
    expect(presentCommand(key, isShifted)).toEqual(command);
  });

  it('reads digits as a scene that is there', () => {
    expect([sceneOfDigits('1', 5), sceneOfDigits('12', 20), sceneOfDigits('0', 10)]).toEqual([0, 11, 9]);
    expect([sceneOfDigits('0', 5), sceneOfDigits('9', 5)]).toEqual([null, null]);
  });

  it('spells minutes', () => {
    expect([spellElapsed(252), spellElapsed(3852)]).toEqual(['04:12', '1:04:12']);
  });
});

const at = (id: string, lng: number, lat: number, killed = 5) => {
  const incident = makeIncident({ id, start: '2022-03-01', killed: { min: killed, max: killed } });
  return { ...incident, place: { ...incident.place!, lng, lat } };
};

describe('the picture of a scene', () => {
  it('has a camera under which its incidents lie in the free part', () => {
    const incidents = [at('a', 24, 49.8), at('b', 38, 48), at('c', 33, 46.5)];
    const camera = frameCamera(incidents);
    expect(camera && incidentsInFrame(incidents, camera)).toEqual(incidents);
    expect(frameCamera([])).toBeNull();
  });

  it('draws every incident once: alone, in a donut, or selected on top', () => {
    const incidents = Array.from({ length: 30 }, (_, index) =>
      at(`i${index}`, 30 + (index % 6) * 0.01, 50, index),
    );
    const layout = layoutSceneMarks(
      [...incidents, at('far', 36, 50)],
      {
        width: 1280,
        height: 720,
        left: 420,
        zoom: 5,
        cluster: clusterPoints,
        project: (lng) => [500 + (lng - 30) * 60, 360],
      },
      EN,
      'i3',
    );
    const drawn = layout.marks.length + layout.donuts.reduce((sum, { count }) => sum + count, 0);
    expect(drawn).toBe(31);
    expect(layout.marks.at(-1)?.incident.id).toBe('i3');
    expect(layout.tags.map(({ incident }) => incident)).toContain('i3');
  });

  it('puts aside what stands in the place of the selected attack, and no name lies on another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.integer({ min: 0, max: 40 }), killed: fc.integer({ min: 1, max: 90 }) }), {
          minLength: 2,
          maxLength: 12,
        }),
        fc.nat(11),
        (places, pick) => {
          const incidents = places.map(({ x, killed }, index) => at(`i${index}`, x, 50, killed));
          const selected = `i${pick % incidents.length}`;
          const { marks, donuts, tags } = layoutSceneMarks(
            incidents,
            {
              width: 1280,
              height: 720,
              left: 420,
              zoom: 5,
              cluster: clusterPoints,
              project: (lng) => [500 + lng * 14, 360],
            },
            EN,
            selected,
          );
          const top = marks.at(-1)!;
          expect(top.incident.id).toBe(selected);
          const ring = Math.max(top.size.lowPx, top.size.highPx ?? 0) * 1.3 + 5;
          for (const other of [
            ...marks.slice(0, -1).map(({ x, y, size }) => ({ x, y, reach: size.lowPx })),
            ...donuts.map(({ x, y, radiusPx }) => ({ x, y, reach: radiusPx })),
          ]) {
            const apart = Math.hypot(other.x - top.x, other.y - top.y);
            expect(apart).toBeGreaterThanOrEqual(ring + other.reach);
          }
          const boxes = tags.map(({ x, y, isLeft, lines }) => {
            const wide = Math.max(lines[0].length * 7.6, lines[1].length * 6.4);
            return { left: isLeft ? x - wide : x, right: isLeft ? x : x + wide, top: y - 16, bottom: y + 18 };
          });
          for (const [index, a] of boxes.entries()) {
            for (const b of boxes.slice(index + 1)) {
              const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
              expect(meet).toBe(false);
            }
          }
        },
      ),
    );
  });
});
