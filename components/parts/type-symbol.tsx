import type { AttackType } from '#lib/schema.ts';
import { symbolPath } from '#lib/view/symbol-path.ts';

const OUTLINED: ReadonlySet<AttackType> = new Set(['interception', 'air_raid_alert', 'campaign']);

function Outlined({ type }: { type: AttackType }) {
  return (
    <g fill="none" stroke="var(--text-3)" strokeWidth="1.3">
      <path d={symbolPath(type, 4.6)} strokeDasharray={type === 'campaign' ? '2 1.8' : undefined} />
      {type === 'interception' && <path d="M-6 0H6" />}
      {type === 'air_raid_alert' && <circle r="1.5" fill="var(--text-3)" stroke="none" />}
    </g>
  );
}

/** The small symbol of an attack type; decorative, its name always stands beside it. Its size, in px, grows with the reader’s letters. */
export function TypeSymbol({ type, size = 15 }: { type: AttackType; size?: number }) {
  const color = `var(--t-${type})`;
  return (
    <svg
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="-7 -7 14 14"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      {OUTLINED.has(type) && <Outlined type={type} />}
      {type === 'attack_unspecified' && (
        <>
          <circle r="4" fill="none" stroke={color} strokeWidth="2" />
          <circle r="1.2" fill={color} />
        </>
      )}
      {!OUTLINED.has(type) && type !== 'attack_unspecified' && (
        <path d={symbolPath(type, 4.8)} fill={color} />
      )}
    </svg>
  );
}
