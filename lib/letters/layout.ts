/**
 * The sheet of an official letter (GB/T 9704-2012 as in domain.md F5): A4, the type area 156 × 225 mm, 22 lines of 28
 * characters in 3号 (16 pt). Word counts in twentieths of a point and in half-points; these are its numbers.
 */
const MM = 1440 / 25.4;
const twips = (mm: number): number => Math.round(mm * MM);

export const PAGE = {
  width: twips(210),
  height: twips(297),
  top: twips(37),
  left: twips(28),
  right: twips(210 - 28 - 156),
  bottom: twips(297 - 37 - 225),
} as const;

/** 225 mm in 22 lines. */
export const LINE = Math.floor((225 * MM) / 22);
/**
 * 156 mm are a little less than 28 characters of 16 pt, so each stands closer by this much, in twips. Told per run and not
 * as a character grid, which word processors read differently.
 */
export const CHARACTER_SPACING = Math.floor((156 * MM) / 28 - 16 * 20);

export const HALF_POINTS = { title: 44, body: 32, page: 28 } as const;
export const POINT = 20;
/** Two characters in, as every paragraph begins; four from the right, where unit and date stand. */
export const INDENT = 2 * 16 * POINT;
export const FROM_RIGHT = 4 * 16 * POINT;

/**
 * Fonts by the names every word processor knows. A machine without 小标宋 shows the title in its 宋体, without 仿宋 the
 * text in what it has; free ones are Fandol and Noto.
 */
export const FONTS = {
  title: "FZXiaoBiaoSong-B05S",
  body: "FangSong",
  heading1: "SimHei",
  heading2: "KaiTi",
  page: "SimSun",
} as const;
