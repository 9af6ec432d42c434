/** Stands for `next/navigation` in the bundle of /field, whose pages are made on the device: nothing to read anew, and no address that tells. */
export const useRouter = () => ({ refresh() {} });
const NOTHING_TOLD = new URLSearchParams();
export const useSearchParams = () => NOTHING_TOLD;
export const usePathname = () => "/field";
