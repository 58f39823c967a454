import { memo } from 'react';
import type { Frame } from '#components/timeline/histogram.tsx';
import type { DayInterval } from '#lib/query/incident-interval.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';

type Props = { days: readonly number[]; window: DayInterval; frame: Frame; domain: DayWindow };

/** A thin lane with a tick for the publication day of each article. */
export const ReportLane = memo(function ReportLane({ days, window, frame, domain }: Props) {
  const middle = frame.height - 7;
  const shown = days.filter((day) => day >= domain.from && day <= domain.to);
  return (
    <g pointerEvents="none">
      <path d={`M${frame.left} ${middle}H${frame.width - frame.right}`} stroke="var(--line)" />
      {shown.map((day, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: several articles share a day
          key={`${day}:${index}`}
          d={`M${frame.xOf(day + 0.5)} ${middle - 4}v8`}
          stroke="var(--text-2)"
          strokeOpacity={day >= window.start && day < window.end ? 0.75 : 0.3}
        />
      ))}
      <text x={frame.left - 7} y={middle + 3.5} textAnchor="end">
        Reports
      </text>
    </g>
  );
});
