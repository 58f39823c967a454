'use client';
import { X } from 'lucide-react';
import Link from 'next/link';
import { sceneFilter } from '#components/brief/scene-filter.ts';
import type { BriefState } from '#components/brief/use-brief.ts';
import { useFill } from '#components/brief/use-fill.ts';
import { IconButton } from '#components/parts/icon-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { BriefOptions, NamedArticle, Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { dropQuote } from '#lib/brief/cite-quotes.ts';
import { FIGURE_NAMES } from '#lib/brief/figures.ts';
import { plainQuote } from '#lib/brief/plain-quote.ts';
import { withParams } from '#lib/brief/view-params.ts';
import styles from './brief-editor.module.css';

type QuotesProps = {
  scene: Scene;
  sources: readonly NamedArticle[];
  onChange: (patch: Partial<Scene>) => void;
};

function Figures({ facts }: { facts: SceneFacts }) {
  const { say } = useWords();
  const { fill } = useFill();
  return (
    <details className={styles.figures}>
      <summary>{say('brief.figures')}</summary>
      <dl>
        {FIGURE_NAMES.map((name) => (
          <div key={name}>
            <dt>{`{${name}}`}</dt>
            <dd>{fill(` {${name}}`, facts.figures)}</dd>
          </div>
        ))}
        <div>
          <dt>{'{q1}'}</dt>
          <dd>{say('brief.citeHelp')}</dd>
        </div>
      </dl>
    </details>
  );
}

function Quotes({ scene, sources, onChange }: QuotesProps) {
  const { say } = useWords();
  return (
    <section>
      <h2>{say('brief.quotes')}</h2>
      {scene.quotes.length === 0 && <p className={styles.hint}>{say('brief.noQuotes')}</p>}
      <ul className={styles.quoteList}>
        {scene.quotes.map((quote, at) => {
          const source = sources.find(({ id }) => id === quote.article);
          return (
            <li key={`${quote.article}${quote.start}`}>
              <q>{plainQuote(quote.quote)}</q>
              <Link
                href={`/?${withParams('', { incident: quote.incident, article: quote.article })}`}
                prefetch={false}
              >
                {source?.publisher ?? source?.title ?? say('brief.inArticle')}
              </Link>
              <IconButton label={say('brief.removeQuote')} onClick={() => onChange(dropQuote(scene, at))}>
                <X size="0.8125rem" />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The words of a scene, and the options of its brief. */
export function SceneForm({ state, scene }: { state: BriefState; scene: Scene }) {
  const words = useWords();
  const { say } = words;
  const { sources, facts: allFacts } = state.answer;
  const { options } = state.content;
  const facts = allFacts.find((fact) => fact.scene === scene.id);
  const onChange = (patch: Partial<Scene>, field?: string) => state.changeScene(scene.id, patch, field);
  const onOptions = (changed: BriefOptions) => state.change((now) => ({ ...now, options: changed }));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
      aria-label={say('brief.scene')}
    >
      <label>
        {say('brief.headline')}
        <textarea
          rows={2}
          maxLength={400}
          value={scene.headline}
          onChange={({ target }) => onChange({ headline: target.value }, 'headline')}
        />
      </label>
      <label>
        {say('brief.text')}
        <textarea
          rows={6}
          maxLength={10_000}
          value={scene.body}
          onChange={({ target }) => onChange({ body: target.value }, 'body')}
        />
      </label>
      {facts && <Figures facts={facts} />}
      <label>
        {say('brief.notes')}
        <textarea
          rows={3}
          maxLength={10_000}
          value={scene.notes}
          onChange={({ target }) => onChange({ notes: target.value }, 'notes')}
        />
      </label>
      <Quotes scene={scene} sources={sources} onChange={onChange} />
      <p className={styles.hint}>
        {sceneFilter(scene, facts, words) || say('brief.allAttacks')}.{' '}
        <Link href={`/?${scene.view}`} prefetch={false}>
          {say('brief.openView')}
        </Link>
      </p>
      <fieldset>
        <legend>{say('brief.safety')}</legend>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={options.coarsenPlaces}
            onChange={({ target }) => onOptions({ ...options, coarsenPlaces: target.checked })}
          />
          {say('brief.coarsen')}
        </label>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={options.hideNames}
            onChange={({ target }) => onOptions({ ...options, hideNames: target.checked })}
          />
          {say('brief.hideNames')}
        </label>
      </fieldset>
    </form>
  );
}
