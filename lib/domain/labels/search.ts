/** The reason that is kept where somebody found an issue by the resident's phone; like every reason in the record, in Chinese. */
export const FOUND_BY_PHONE = "搜索手机号时查到";
