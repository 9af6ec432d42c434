const MOST_ROWS = 50;

/** "problems.0.statement" becomes { problems: [{ statement }] }; everything else stays flat. */
export function formObject(fields: Iterable<readonly [string, string]>): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const [name, value] of fields) {
    const part = /^([a-z]\w*)\.(\d{1,3})\.([a-z]\w*)$/i.exec(name);
    if (!part) {
      whole[name] = value;
      continue;
    }
    const [, list = "", at = "0", key = ""] = part;
    if (Number(at) >= MOST_ROWS) continue;
    const rows = Array.isArray(whole[list]) ? whole[list] : [];
    whole[list] = rows;
    rows[Number(at)] = { ...rows[Number(at)], [key]: value };
  }
  for (const value of Object.values(whole))
    if (Array.isArray(value)) value.splice(0, value.length, ...value.filter(Boolean));
  return whole;
}
