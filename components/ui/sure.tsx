/** A sentence to be ticked, for what cannot be undone. */
export function Sure({ id, words }: { id: string; words: string }) {
  return (
    <label htmlFor={id} className="flex min-h-(--target) items-center gap-3">
      <input id={id} type="checkbox" required className="size-6 shrink-0 accent-(--celadon)" />
      <span>{words}</span>
    </label>
  );
}
