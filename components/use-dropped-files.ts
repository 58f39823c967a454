'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { handOver } from '#components/ingest/dropped-files.ts';

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Files dropped anywhere on the page go to the page at `href`, which reads them. */
export function useDroppedFiles(href: string): void {
  const router = useRouter();
  useEffect(() => {
    function over(event: DragEvent) {
      if (holdsFiles(event)) event.preventDefault();
    }
    function drop(event: DragEvent) {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      handOver([...event.dataTransfer.files]);
      router.push(href);
    }
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [router, href]);
}
