import { PageHeader } from '#components/header/page-header.tsx';
import { currentWords } from '#lib/server/words/current-words.ts';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { PageWords } from './page-words.tsx';

export default async function NotFound() {
  const { say } = await currentWords();
  return (
    <PageWords rooms={ROOMS.told}>
      <div className="framed">
        <PageHeader page="other" query="" />
        <main className="message">
          <h1>{say('page.missing')}</h1>
          <p>
            {say('page.missingWhy')} <a href="/">{say('page.toMap')}</a>
          </p>
        </main>
      </div>
    </PageWords>
  );
}
