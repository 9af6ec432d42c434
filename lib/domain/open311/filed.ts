import { formatReceiptNo } from "../casework/receipt.ts";
import type { Tree } from "../files/xml.ts";
import { say } from "../labels.ts";
import type { Lang } from "../vocabulary.ts";
import type { Filing } from "./filing.ts";
import { messages } from "./messages.ts";

type Made = { readonly issueId: string; readonly receiptNo: string; readonly secret: string };
type Told = {
  readonly receipt: Made;
  readonly token: string;
  /** the sender would rather ask later (RFC 7240, respond-async) */
  readonly later: boolean;
  readonly accountId: string | null;
  readonly trackAddress: string;
};

/**
 * The answer to POST requests. The notice is for whoever raised it: number of the receipt and how to go on; the key only
 * where no phone was left, because then nothing else opens the receipt.
 */
export function filedAnswer(
  { payload }: Pick<Filing, "payload">,
  { receipt, token, later, accountId, trackAddress }: Told,
  lang: Lang,
): Tree {
  const words = say(messages, lang);
  const byPhone = payload.residentPhone !== null && payload.confidentiality !== "ANONYMOUS";
  const notice = [
    payload.hazard ? words.callFirst : "",
    words.filed(formatReceiptNo(receipt.receiptNo), trackAddress),
    byPhone ? words.byPhone : words.byKey(receipt.secret),
  ].join("");
  return [
    {
      ...(later ? { token } : { service_request_id: receipt.issueId }),
      service_notice: notice,
      account_id: accountId,
    },
  ];
}
