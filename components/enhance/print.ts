/** Opens the browser's own print dialogue. */
export function print(button: HTMLElement): void {
  button.addEventListener("click", () => window.print());
}
