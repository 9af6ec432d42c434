/** Stands for `next/navigation` in the bundle of /field, whose pages are made on the device: there is nothing to read anew. */
export const useRouter = () => ({ refresh() {} });
