'use client';
import { useQuery } from '@tanstack/react-query';
import { Pause, Rss, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { ConfirmButton } from '#components/ingest/confirm-button.tsx';
import { hidden } from '#components/ingest/hidden-words.tsx';
import { fetchFeeds, followFeed, pauseFeed, removeFeed } from '#components/ingest/ingest-api.ts';
import { FailureNotice } from '#components/parts/notice.tsx';
import { useWords } from '#components/words/use-words.ts';
import { localeTag, type Words } from '#lib/view/words.ts';
import type { Feed } from '#lib/wire.ts';
import formStyles from './feed-list.module.css';
import styles from './input-list.module.css';

type Act = (request: Promise<void>) => void;

const ASK_MS = 5_000;
const MINUTES = [15, 30, 60, 180, 720, 1440];

function lineOf({ paused, everyMinutes, articles, checkedAt }: Feed, { say, language }: Words): string {
  const checked =
    checkedAt === null
      ? 'none'
      : new Date(checkedAt).toLocaleString(localeTag(language), { dateStyle: 'short', timeStyle: 'short' });
  return say('ingest.feeds.line', {
    paused: paused ? 'yes' : 'no',
    minutes: everyMinutes,
    articles,
    checked,
  });
}

function FeedRow({ feed, act }: { feed: Feed; act: Act }) {
  const words = useWords();
  const { say } = words;
  const { id, url: name, paused, everyMinutes, problem } = feed;
  return (
    <li className={styles.input}>
      <span className={styles.icon}>
        {problem !== null ? (
          <TriangleAlert size="0.9375rem" aria-hidden="true" />
        ) : paused ? (
          <Pause size="0.9375rem" aria-hidden="true" />
        ) : (
          <Rss size="0.9375rem" aria-hidden="true" />
        )}
      </span>
      <div className={styles.open}>
        <b>{name}</b>
        <span>{lineOf(feed, words)}</span>
      </div>
      <span className={styles.status}>
        {!paused && (
          <button type="button" className={styles.drop} onClick={() => act(followFeed(name, everyMinutes))}>
            {say.rich('ingest.feeds.readNow', { name, hidden })}
          </button>
        )}
        <button type="button" className={styles.drop} onClick={() => act(pauseFeed(id, !paused))}>
          {say.rich(paused ? 'ingest.feeds.goOn' : 'ingest.feeds.pause', { name, hidden })}
        </button>
        <ConfirmButton
          className={styles.drop}
          title={say('ingest.feeds.removeTitle')}
          body={say('ingest.feeds.removeBody', { name })}
          yes={say('ingest.feeds.removeYes')}
          onYes={() => act(removeFeed(id))}
        >
          {say.rich('ingest.feeds.remove', { name, hidden })}
        </ConfirmButton>
      </span>
      {problem !== null && <p className={styles.extra}>{problem}</p>}
    </li>
  );
}

function FollowForm({ act }: { act: Act }) {
  const id = useId();
  const { say } = useWords();
  const [address, setAddress] = useState('');
  const [minutes, setMinutes] = useState(30);
  return (
    <form
      className={formStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        act(followFeed(address.trim(), minutes).then(() => setAddress('')));
      }}
    >
      <label htmlFor={id}>{say('ingest.feeds.label')}</label>
      <div>
        <input
          id={id}
          type="url"
          required
          value={address}
          placeholder="https://"
          onChange={(event) => setAddress(event.target.value)}
        />
        <select
          aria-label={say('ingest.feeds.every')}
          value={minutes}
          onChange={(event) => setMinutes(Number(event.target.value))}
        >
          {MINUTES.map((count) => (
            <option key={count} value={count}>
              {count < 60
                ? say('ingest.feeds.minutes', { count })
                : say('ingest.feeds.hours', { count: count / 60 })}
            </option>
          ))}
        </select>
        <button type="submit">{say('ingest.feeds.follow')}</button>
      </div>
    </form>
  );
}

/** The feeds that are followed, and a field to follow another. */
export function FeedList({ act }: { act: Act }) {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['feeds'],
    queryFn: ({ signal }) => fetchFeeds(signal),
    refetchInterval: ASK_MS,
  });
  return (
    <section className={styles.part}>
      <h2>{say('ingest.feeds.title')}</h2>
      <p>{say('ingest.feeds.lead')}</p>
      <FollowForm act={act} />
      {error !== null && data === undefined && (
        <FailureNotice what={say('ingest.feeds.failed')} why={error.message} onRetry={() => void refetch()} />
      )}
      {data !== undefined && data.length === 0 && <p>{say('ingest.feeds.none')}</p>}
      {data !== undefined && data.length > 0 && (
        <ul aria-label={say('ingest.feeds.title')}>
          {data.map((feed) => (
            <FeedRow key={feed.id} feed={feed} act={act} />
          ))}
        </ul>
      )}
    </section>
  );
}
