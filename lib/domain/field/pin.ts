/** What seals the round on a phone: six digits. */
export const PIN = /^\d{6}$/;

/** What anybody tries first: one digit six times, or six in a row, up or down, also past nine (890123). */
export function isGuessed(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  return steps.size === 1 && [0, 1, 9].some((step) => steps.has(step));
}
