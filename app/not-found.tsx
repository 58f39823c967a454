import { currentWords } from '#lib/server/words/current-words.ts';

export default async function NotFound() {
  const { say } = await currentWords();
  return (
    <main className="message">
      <h1>{say('page.missing')}</h1>
      <p>
        {say('page.missingWhy')} <a href="/">{say('page.toMap')}</a>
      </p>
    </main>
  );
}
