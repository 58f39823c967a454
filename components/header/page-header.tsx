'use client';
import { useState } from 'react';
import { SiteHeader } from '#components/header/site-header.tsx';
import type { SitePage } from '#components/header/site-nav.tsx';
import { useTheme } from '#components/use-theme.ts';
import { decodeView } from '#lib/view/view-codec.ts';

/** The header of a page that only tells something; it keeps the theme that the page's query names. */
export function PageHeader({ page, query }: { page: SitePage; query: string }) {
  const [theme, setTheme] = useState(() => decodeView(query).theme);
  useTheme(theme);
  return <SiteHeader page={page} theme={theme} onTheme={setTheme} />;
}
