import './tokens.css';
import './base.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { currentWords } from '#lib/server/words/current-words.ts';
import { PageWords } from './page-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await currentWords();
  return { title: say('page.title'), description: say('page.about') };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141924' },
  ],
};

/** The document in the reader's language, with the words that a failing page needs. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { language } = await currentWords();
  return (
    <html lang={language} suppressHydrationWarning>
      <body>
        <PageWords rooms={['page']}>{children}</PageWords>
      </body>
    </html>
  );
}
