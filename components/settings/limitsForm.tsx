import { Checkbox, Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice } from "#components/ui/page.tsx";
import type { ClockSettings, RuledClock } from "#lib/domain/clocks/clockSettings.ts";
import { SOURCED, settingsForm } from "#lib/domain/clocks/settingsChange.ts";
import { leastOf, TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import { DEADLINE_MODES, type Lang, TIERS } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type LimitsFormProps = { kind: RuledClock; settings: ClockSettings; action: FormAction; lang: Lang };

/** The limits of one clock, a line per tier. */
export function LimitsForm({ kind, settings, action, lang }: LimitsFormProps) {
  const words = say(messages, lang);
  const units = {
    DAYS: words.unitDays,
    HOURS: words.unitHours,
    WORKING_HOURS: words.unitWorkingHours,
  } as const;
  const sourced = SOURCED[kind] !== undefined;
  return (
    <ActionForm
      key={`${kind}-${settings.version}`}
      action={action}
      lang={lang}
      name="limits"
      submit={words.saveLimits}
      least={leastOf(settingsForm.shape)}
      className="max-w-prose"
    >
      <Hidden name="kind" value={kind} />
      <Hidden name="version" value={settings.version} />
      {sourced && (
        <Notice tone="warn">
          <p>{words.sourceWarning}</p>
          <p>{words.sourceN7}</p>
          <p>{words.sourceN8}</p>
        </Notice>
      )}
      {TIERS.map((tier) => {
        const rule = settings.rules[kind][tier];
        const name = label("tierChar", tier, lang);
        return (
          <div key={tier} className="grid gap-4 sm:grid-cols-2">
            <TextField
              name={`amount${tier}`}
              label={words.amount(name, units[rule.unit])}
              inputMode="numeric"
              required
              defaultValue={String(rule.amount)}
            />
            {rule.unit === "DAYS" && (
              <Select
                name={`mode${tier}`}
                label={words.mode(name)}
                required
                placeholder={false}
                defaultValue={rule.mode}
                options={DEADLINE_MODES.map((value) => ({
                  value,
                  label: label("deadlineMode", value, lang),
                }))}
              />
            )}
          </div>
        );
      })}
      <TextArea name="reason" label={words.reason} required rows={2} maxLength={TEXT_LIMITS.words} />
      {sourced && <Checkbox name="sourceKnown" label={words.sourceKnown} />}
    </ActionForm>
  );
}
