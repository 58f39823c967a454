/** Files dropped on another page of the app, on their way to the add page. */
let waiting: File[] = [];

/** Lays files aside for the add page. */
export function handOver(files: File[]): void {
  waiting = files;
}

/** The files that were laid aside, once. */
export function takeDropped(): File[] {
  const taken = waiting;
  waiting = [];
  return taken;
}
