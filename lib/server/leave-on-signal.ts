/** Ends a command cleanly when it is told to go: Ctrl+C, a service manager, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * From here on a signal runs `leave` and then ends the process with 1; a second one ends it at once. The value takes
 * that back; once a signal has come it never settles, so that what breaks off meanwhile is not told as a fault.
 */
export function leaveOnSignal(leave: () => Promise<void>): () => Promise<void> {
  let isLeaving = false;
  const onSignal = () => {
    isLeaving = true;
    stopListening();
    void leave().finally(() => process.exit(1));
  };
  const stopListening = () => {
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return async () => {
    if (isLeaving) await new Promise(() => {});
    stopListening();
  };
}
