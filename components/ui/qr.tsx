import { create } from "qrcode";

/** Modules of quiet around the code, as the standard asks. */
const QUIET = 4;

/** A QR code drawn as one path; black on white whatever the room's light, because cameras want it so. */
export function QrCode({
  text,
  label,
  className = "size-40",
}: {
  text: string;
  label: string;
  className?: string;
}) {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const path = Array.from(data, (dark, at) =>
    dark ? `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z` : "",
  ).join("");
  const whole = size + 2 * QUIET;
  return (
    <svg
      viewBox={`0 0 ${whole} ${whole}`}
      className={className}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={whole} height={whole} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
