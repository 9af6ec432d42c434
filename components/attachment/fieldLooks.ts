/** A file field as every browser has it. */
export const PLAIN =
  "min-h-(--target) w-full rounded-md border border-dashed border-line-strong bg-paper-strong p-3 file:mr-3 file:rounded-md file:border file:border-line-strong file:bg-wash file:px-3 file:py-1 file:text-ink";
/** The label is the button: the field's own speaks the browser's language and cannot tell of several. */
export const BUTTON =
  "inline-flex min-h-(--target) w-fit cursor-pointer items-center rounded-md border border-line-strong bg-paper-strong px-5 py-2 font-medium hover:bg-wash peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-celadon";
