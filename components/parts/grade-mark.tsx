import { useWords } from '#components/words/use-words.ts';
import type { GradeLevel } from '#lib/schema.ts';
import styles from './grade-mark.module.css';

/** Which of the three bars are filled; contested fills the outer two. */
const BARS: Record<GradeLevel, readonly boolean[]> = {
  machine: [false, false, false],
  discounted: [false, false, false],
  weak: [true, false, false],
  fair: [true, true, false],
  confirmed: [true, true, true],
  contested: [true, false, true],
};

/** The grade as three bars and its word. */
export function GradeMark({ level }: { level: GradeLevel }) {
  const { say } = useWords();
  return (
    <span className={styles.grade}>
      <svg width="15" height="7" viewBox="0 0 15 7" aria-hidden="true">
        {BARS[level].map((filled, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: three fixed bars
            key={index}
            x={index * 5.5}
            width="4"
            height="7"
            fill={filled ? 'var(--text-2)' : 'var(--line-2)'}
          />
        ))}
      </svg>
      {say(`codes.grade.${level}`)}
    </span>
  );
}
