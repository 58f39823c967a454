export default function NotFound() {
  return (
    <main className="message">
      <h1>There is no such page</h1>
      <p>
        The address leads nowhere in Dateline. <a href="/">Go to the map and timeline</a>
      </p>
    </main>
  );
}
