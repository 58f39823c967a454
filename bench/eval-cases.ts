/** Yardstick: the linguistic cases of ../shared/cases. Prints failures and the share that holds. */
import { countEvidence, extract, loadDeps, percent, readShared } from './eval-deps.ts';
import { type Case, failureOf } from './score-cases.ts';

const json = readShared('cases/cases.json');
if (json) {
  const cases = JSON.parse(json) as Case[];
  const deps = loadDeps();
  let passed = 0;
  let valid = 0;
  let all = 0;
  for (const c of cases) {
    const { mentions } = extract(deps, c.id, c.text, c.meta.pubDate ?? null);
    const failure = failureOf(c.expect, mentions);
    const [v, a] = countEvidence(c.text, mentions);
    valid += v;
    all += a;
    if (failure === null) passed++;
    else {
      console.log(`${c.id} ${failure}\n    ${JSON.stringify(c.text)}`);
      for (const m of mentions)
        console.log(
          `    → ${m.type} ${m.assertion} ${m.time.start ?? m.time.precision}..${m.time.end ?? ''} ${m.time.precision} ${m.place?.name ?? '-'}/${m.place?.precision ?? '-'} K${JSON.stringify(m.casualties.killed && [m.casualties.killed.min, m.casualties.killed.max])} I${JSON.stringify(m.casualties.injured && [m.casualties.injured.min, m.casualties.injured.max])} ${m.perpetrator?.actor ?? '-'}/${m.perpetrator?.mode ?? '-'}`,
        );
    }
  }
  console.log(
    `cases n=${cases.length} passed=${passed} (${percent(passed, cases.length)}) evidence valid ${valid}/${all}`,
  );
}
