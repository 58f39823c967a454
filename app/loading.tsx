export default function Loading() {
  return (
    <p role="status" style={{ padding: 16 }}>
      Loading Dateline …
    </p>
  );
}
