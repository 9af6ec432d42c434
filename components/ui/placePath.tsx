import { Link } from "#components/ui/link.tsx";

type PlacePathProps = {
  label: string;
  /** the way from the top down; the last one is open now */
  steps: readonly { readonly id: string; readonly name: string }[];
  href: (id: string) => string;
};

/** Where in the tree of places one is, and the way back up. */
export function PlacePath({ label, steps, href }: PlacePathProps) {
  if (steps.length < 2) return null;
  return (
    <nav aria-label={label} className="no-print">
      <ol className="flex flex-wrap items-center gap-x-2">
        {steps.map(({ id, name }, at) => (
          <li key={id} className="flex items-center gap-x-2">
            {at > 0 && <span aria-hidden="true">›</span>}
            {at === steps.length - 1 ? (
              <span aria-current="page" className="font-medium">
                {name}
              </span>
            ) : (
              <Link href={href(id)} className="inline-flex min-h-(--target) items-center underline">
                {name}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
