/**
 * Spreadsheets run cells that begin with one of these as formulas; full-width forms too where Chinese is the locale
 * (domain.md F6: "cells starting with = + - @ escaped"). What is disarmed already is disarmed once more, so that every
 * cell has exactly one meaning.
 */
const RUNS = /^'*(\s*[=+\-@＝＋－＠]|[\t\r\n])/u;
const DISARMED = /^'+(\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** Text that a spreadsheet would run, disarmed by a leading apostrophe. */
export const disarm = (text: string): string => (RUNS.test(text) ? `'${text}` : text);
/** A cell as it was meant. */
export const rearm = (cell: string): string => (DISARMED.test(cell) ? cell.slice(1) : cell);
