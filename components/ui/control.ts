/** How every field that one types into or chooses from looks. Apart from them, as rooms of the server need it too. */
export const CONTROL =
  "w-full min-h-(--target) rounded-md border border-line-strong bg-paper-strong px-3 py-2 text-ink aria-invalid:border-2 aria-invalid:border-vermilion";
