import { Parser } from "htmlparser2";

/** Takes a page in pieces, gives it on in pieces. */
export type Leaner = { write(piece: string): string; end(): string };

/**
 * Cuts the scripts of the framework out of a page while it passes, with the links that would load them early. The first
 * one gives its place and its nonce to `ours`; everything else goes on byte for byte, and nothing is held back but the
 * tag that is still open.
 * @param ours the element that stands instead of the first script
 */
export function lean(ours: (nonce: string) => string): Leaner {
  let text = ""; // what has come and is not decided yet
  let start = 0; // where in the page it begins
  let kept = "";
  let cutting = false;
  let placed = false;

  /** Everything before this place of the page is decided: it goes on, or is cut. */
  function decide(place: number, keep: boolean): void {
    if (place <= start) return;
    if (keep) kept += text.slice(0, place - start);
    text = text.slice(place - start);
    start = place;
  }
  const pass = () => decide(parser.endIndex + 1, !cutting);

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name !== "script" && !loadsScript(name, attributes)) return pass();
        decide(parser.startIndex, true);
        decide(parser.endIndex + 1, false);
        cutting = name === "script";
        if (!cutting || placed) return;
        kept += ours(attributes.nonce ?? "");
        placed = true;
      },
      onclosetag(name, implied) {
        if (implied) return; // there is no such tag in the page
        pass();
        if (name === "script") cutting = false;
      },
      ontext: pass,
      oncomment: pass,
      onprocessinginstruction: pass,
    },
    { decodeEntities: false },
  );
  const taken = (): string => {
    const gone = kept;
    kept = "";
    return gone;
  };
  return {
    write(piece) {
      text += piece;
      parser.write(piece);
      return taken();
    },
    end() {
      parser.end();
      return taken() + (cutting ? "" : text);
    },
  };
}

const loadsScript = (name: string, { rel, as }: Record<string, string>): boolean =>
  name === "link" && (rel === "modulepreload" || (rel === "preload" && as === "script"));
