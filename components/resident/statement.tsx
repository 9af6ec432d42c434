import { Checkbox, TextArea } from "#components/ui/field.tsx";

type StatementProps = {
  name: string;
  label: string;
  hint: string;
  hazard: string;
  dangerTitle: string;
  dangerText: string;
  dangerAfter: string;
  limit: number;
};

/**
 * The words of whoever speaks. The emergency numbers appear as soon as the box is ticked, without script too, and while
 * the words tell of a danger.
 */
export function Statement({
  name,
  label,
  hint,
  hazard,
  dangerTitle,
  dangerText,
  dangerAfter,
  limit,
}: StatementProps) {
  return (
    <div data-enhance="danger" className="group grid gap-3">
      <TextArea name={name} label={label} hint={hint} rows={6} required maxLength={limit} />
      <Checkbox name="hazard" label={hazard} />
      <div
        role="status"
        className="hidden rounded-md border-2 border-vermilion bg-vermilion-wash p-4 group-has-[#field-hazard:checked]:grid group-data-danger:grid"
      >
        <p className="text-lg font-bold text-vermilion">{dangerTitle}</p>
        <p className="font-medium">{dangerText}</p>
        <p>{dangerAfter}</p>
      </div>
    </div>
  );
}
