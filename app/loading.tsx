import { currentWords } from '#lib/server/words/current-words.ts';

export default async function Loading() {
  const { say } = await currentWords();
  return (
    <p role="status" style={{ padding: 16 }}>
      {say('page.loading')}
    </p>
  );
}
