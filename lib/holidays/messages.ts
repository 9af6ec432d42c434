/** Short names of the package as the holiday law writes them (全国年节及纪念日放假办法 §2). */
export const FULL_NAMES: Readonly<Record<string, string>> = {
  清明: "清明节",
  端午: "端午节",
  中秋: "中秋节",
};
